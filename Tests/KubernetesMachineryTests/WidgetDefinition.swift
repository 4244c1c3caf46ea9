import KubernetesMachinery
import Wire

/// A definition that uses most of what schemas have; a real API server accepted it.
enum WidgetDefinition {
    static func json() throws -> JSONObject { try JSONValue(parsing: text).object ?? [:] }

    static func schema() throws -> StructuralSchema {
        let definition = ResourceDefinition(try json())
        return definition.versions.first?.schema ?? StructuralSchema([:])
    }

    private static let text = #"""
        {
          "apiVersion": "apiextensions.k8s.io/v1",
          "kind": "CustomResourceDefinition",
          "metadata": {
            "name": "widgets.test.example.com"
          },
          "spec": {
            "group": "test.example.com",
            "scope": "Namespaced",
            "names": {
              "plural": "widgets",
              "kind": "Widget",
              "shortNames": [
                "wd"
              ]
            },
            "versions": [
              {
                "name": "v1",
                "served": true,
                "storage": true,
                "subresources": {
                  "status": {}
                },
                "additionalPrinterColumns": [
                  {
                    "name": "Size",
                    "type": "integer",
                    "jsonPath": ".spec.size"
                  },
                  {
                    "name": "Ready",
                    "type": "string",
                    "jsonPath": ".status.conditions[?(@.type==\"Ready\")].status"
                  },
                  {
                    "name": "Age",
                    "type": "date",
                    "jsonPath": ".metadata.creationTimestamp"
                  },
                  {
                    "name": "Tags",
                    "type": "string",
                    "jsonPath": ".spec.tags",
                    "priority": 1
                  }
                ],
                "schema": {
                  "openAPIV3Schema": {
                    "type": "object",
                    "properties": {
                      "spec": {
                        "type": "object",
                        "required": [
                          "id"
                        ],
                        "x-kubernetes-validations": [
                          {
                            "rule": "!has(self.low) || !has(self.high) || self.low <= self.high",
                            "message": "low must not exceed high"
                          },
                          {
                            "rule": "self.id == oldSelf.id",
                            "message": "id is immutable",
                            "fieldPath": ".id"
                          }
                        ],
                        "properties": {
                          "id": {
                            "type": "string",
                            "pattern": "^fs-[0-9a-f]+$",
                            "maxLength": 12
                          },
                          "size": {
                            "type": "integer",
                            "minimum": 1,
                            "maximum": 10,
                            "default": 3
                          },
                          "low": {
                            "type": "integer"
                          },
                          "high": {
                            "type": "integer"
                          },
                          "color": {
                            "type": "string",
                            "enum": [
                              "red",
                              "green"
                            ]
                          },
                          "tags": {
                            "type": "array",
                            "maxItems": 2,
                            "x-kubernetes-list-type": "set",
                            "items": {
                              "type": "string",
                              "minLength": 2
                            }
                          },
                          "ports": {
                            "type": "array",
                            "x-kubernetes-list-type": "map",
                            "x-kubernetes-list-map-keys": [
                              "name"
                            ],
                            "items": {
                              "type": "object",
                              "required": [
                                "name"
                              ],
                              "properties": {
                                "name": {
                                  "type": "string"
                                },
                                "port": {
                                  "x-kubernetes-int-or-string": true,
                                  "anyOf": [
                                    {
                                      "type": "integer"
                                    },
                                    {
                                      "type": "string"
                                    }
                                  ]
                                }
                              }
                            }
                          },
                          "when": {
                            "type": "string",
                            "format": "date-time"
                          },
                          "any": {
                            "type": "object",
                            "x-kubernetes-preserve-unknown-fields": true
                          },
                          "ratio": {
                            "type": "number",
                            "multipleOf": 0.5,
                            "exclusiveMinimum": true,
                            "minimum": 0
                          },
                          "choice": {
                            "type": "object",
                            "properties": {
                              "a": {
                                "type": "string"
                              },
                              "b": {
                                "type": "string"
                              }
                            },
                            "oneOf": [
                              {
                                "required": [
                                  "a"
                                ]
                              },
                              {
                                "required": [
                                  "b"
                                ]
                              }
                            ]
                          },
                          "labels": {
                            "type": "object",
                            "maxProperties": 1,
                            "additionalProperties": {
                              "type": "string"
                            }
                          },
                          "maybe": {
                            "type": "string",
                            "nullable": true
                          }
                        }
                      },
                      "status": {
                        "type": "object",
                        "x-kubernetes-preserve-unknown-fields": true
                      }
                    }
                  }
                }
              }
            ]
          }
        }
        """#
}
