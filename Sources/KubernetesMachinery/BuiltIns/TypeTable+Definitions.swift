extension TypeTable {
    /// The types of CustomResourceDefinitions.
    static let definitions = """
        apiextensions.v1.CustomResourceColumnDefinition
            description: string; format: string; jsonPath!: string; name!: string; priority: integer/int32;
            type!: string;
        apiextensions.v1.CustomResourceConversion
            strategy!: string; webhook: apiextensions.v1.WebhookConversion;
        apiextensions.v1.CustomResourceDefinition
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            spec!: apiextensions.v1.CustomResourceDefinitionSpec;
            status: apiextensions.v1.CustomResourceDefinitionStatus;
        apiextensions.v1.CustomResourceDefinitionCondition
            lastTransitionTime: meta.v1.Time; message: string; reason: string; status!: string; type!: string;
        apiextensions.v1.CustomResourceDefinitionNames
            categories: [string] atomic; kind!: string; listKind: string; plural!: string;
            shortNames: [string] atomic; singular: string;
        apiextensions.v1.CustomResourceDefinitionSpec
            conversion: apiextensions.v1.CustomResourceConversion; group!: string;
            names!: apiextensions.v1.CustomResourceDefinitionNames; preserveUnknownFields: boolean; scope!: string;
            versions!: [apiextensions.v1.CustomResourceDefinitionVersion] atomic;
        apiextensions.v1.CustomResourceDefinitionStatus
            acceptedNames: apiextensions.v1.CustomResourceDefinitionNames;
            conditions: [apiextensions.v1.CustomResourceDefinitionCondition] map(type);
            storedVersions: [string] atomic;
        apiextensions.v1.CustomResourceDefinitionVersion
            additionalPrinterColumns: [apiextensions.v1.CustomResourceColumnDefinition] atomic; deprecated: boolean;
            deprecationWarning: string; name!: string; schema: apiextensions.v1.CustomResourceValidation;
            selectableFields: [apiextensions.v1.SelectableField] atomic; served!: boolean; storage!: boolean;
            subresources: apiextensions.v1.CustomResourceSubresources;
        apiextensions.v1.CustomResourceSubresourceScale
            labelSelectorPath: string; specReplicasPath!: string; statusReplicasPath!: string;
        apiextensions.v1.CustomResourceSubresources
            scale: apiextensions.v1.CustomResourceSubresourceScale;
            status: apiextensions.v1.CustomResourceSubresourceStatus;
        apiextensions.v1.CustomResourceValidation
            openAPIV3Schema: apiextensions.v1.JSONSchemaProps;
        apiextensions.v1.ExternalDocumentation
            description: string; url: string;
        apiextensions.v1.JSONSchemaProps
            $ref: string; $schema: string; additionalItems: apiextensions.v1.JSONSchemaPropsOrBool;
            additionalProperties: apiextensions.v1.JSONSchemaPropsOrBool;
            allOf: [apiextensions.v1.JSONSchemaProps] atomic; anyOf: [apiextensions.v1.JSONSchemaProps] atomic;
            default: apiextensions.v1.JSON; definitions: {apiextensions.v1.JSONSchemaProps};
            dependencies: {apiextensions.v1.JSONSchemaPropsOrStringArray}; description: string;
            enum: [apiextensions.v1.JSON] atomic; example: apiextensions.v1.JSON; exclusiveMaximum: boolean;
            exclusiveMinimum: boolean; externalDocs: apiextensions.v1.ExternalDocumentation; format: string;
            id: string; items: apiextensions.v1.JSONSchemaPropsOrArray; maxItems: integer/int64;
            maxLength: integer/int64; maxProperties: integer/int64; maximum: number/double; minItems: integer/int64;
            minLength: integer/int64; minProperties: integer/int64; minimum: number/double;
            multipleOf: number/double; not: apiextensions.v1.JSONSchemaProps; nullable: boolean;
            oneOf: [apiextensions.v1.JSONSchemaProps] atomic; pattern: string;
            patternProperties: {apiextensions.v1.JSONSchemaProps}; properties: {apiextensions.v1.JSONSchemaProps};
            required: [string] atomic; title: string; type: string; uniqueItems: boolean;
            x-kubernetes-embedded-resource: boolean; x-kubernetes-int-or-string: boolean;
            x-kubernetes-list-map-keys: [string] atomic; x-kubernetes-list-type: string;
            x-kubernetes-map-type: string; x-kubernetes-preserve-unknown-fields: boolean;
            x-kubernetes-validations: [apiextensions.v1.ValidationRule] map(rule) patch(merge:rule);
        apiextensions.v1.SelectableField
            jsonPath!: string;
        apiextensions.v1.ServiceReference
            name!: string; namespace!: string; path: string; port: integer/int32;
        apiextensions.v1.ValidationRule
            fieldPath: string; message: string; messageExpression: string; optionalOldSelf: boolean;
            reason: string|FieldValueDuplicate|FieldValueForbidden|FieldValueInvalid|FieldValueRequired;
            rule!: string;
        apiextensions.v1.WebhookClientConfig
            caBundle: string/byte; service: apiextensions.v1.ServiceReference; url: string;
        apiextensions.v1.WebhookConversion
            clientConfig: apiextensions.v1.WebhookClientConfig; conversionReviewVersions!: [string] atomic;
        """
}
