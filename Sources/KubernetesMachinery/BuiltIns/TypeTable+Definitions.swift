extension TypeTable {
    /// The types of CustomResourceDefinitions.
    static let definitions = """
        apiextensions.v1.CustomResourceColumnDefinition
            description#4: string; format#3: string; jsonPath#6!: string; name#1!: string; priority#5: integer/int32;
            type#2!: string;
        apiextensions.v1.CustomResourceConversion
            strategy#1!: string; webhook#2: apiextensions.v1.WebhookConversion;
        apiextensions.v1.CustomResourceDefinition
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2!: apiextensions.v1.CustomResourceDefinitionSpec;
            status#3: apiextensions.v1.CustomResourceDefinitionStatus;
        apiextensions.v1.CustomResourceDefinitionCondition
            lastTransitionTime#3: meta.v1.Time; message#5: string; reason#4: string; status#2!: string;
            type#1!: string;
        apiextensions.v1.CustomResourceDefinitionNames
            categories#6: [string] atomic; kind#4!: string; listKind#5: string; plural#1!: string;
            shortNames#3: [string] atomic; singular#2: string;
        apiextensions.v1.CustomResourceDefinitionSpec
            conversion#9: apiextensions.v1.CustomResourceConversion; group#1!: string;
            names#3!: apiextensions.v1.CustomResourceDefinitionNames; preserveUnknownFields#10: boolean;
            scope#4!: string; versions#7!: [apiextensions.v1.CustomResourceDefinitionVersion] atomic;
        apiextensions.v1.CustomResourceDefinitionStatus
            acceptedNames#2: apiextensions.v1.CustomResourceDefinitionNames;
            conditions#1: [apiextensions.v1.CustomResourceDefinitionCondition] map(type);
            storedVersions#3: [string] atomic;
        apiextensions.v1.CustomResourceDefinitionVersion
            additionalPrinterColumns#6: [apiextensions.v1.CustomResourceColumnDefinition] atomic;
            deprecated#7: boolean; deprecationWarning#8: string; name#1!: string;
            schema#4: apiextensions.v1.CustomResourceValidation;
            selectableFields#9: [apiextensions.v1.SelectableField] atomic; served#2!: boolean; storage#3!: boolean;
            subresources#5: apiextensions.v1.CustomResourceSubresources;
        apiextensions.v1.CustomResourceSubresourceScale
            labelSelectorPath#3: string; specReplicasPath#1!: string; statusReplicasPath#2!: string;
        apiextensions.v1.CustomResourceSubresources
            scale#2: apiextensions.v1.CustomResourceSubresourceScale;
            status#1: apiextensions.v1.CustomResourceSubresourceStatus;
        apiextensions.v1.CustomResourceValidation
            openAPIV3Schema#1: apiextensions.v1.JSONSchemaProps;
        apiextensions.v1.ExternalDocumentation
            description#1: string; url#2: string;
        apiextensions.v1.JSONSchemaProps
            $ref#3: string; $schema#2: string; additionalItems#33: apiextensions.v1.JSONSchemaPropsOrBool;
            additionalProperties#30: apiextensions.v1.JSONSchemaPropsOrBool;
            allOf#25: [apiextensions.v1.JSONSchemaProps] atomic; anyOf#27: [apiextensions.v1.JSONSchemaProps] atomic;
            default#8: apiextensions.v1.JSON; definitions#34: {apiextensions.v1.JSONSchemaProps};
            dependencies#32: {apiextensions.v1.JSONSchemaPropsOrStringArray}; description#4: string;
            enum#20: [apiextensions.v1.JSON] atomic; example#36: apiextensions.v1.JSON; exclusiveMaximum#10: boolean;
            exclusiveMinimum#12: boolean; externalDocs#35: apiextensions.v1.ExternalDocumentation; format#6: string;
            id#1: string; items#24: apiextensions.v1.JSONSchemaPropsOrArray; maxItems#16: integer/int64;
            maxLength#13: integer/int64; maxProperties#21: integer/int64; maximum#9: number/double;
            minItems#17: integer/int64; minLength#14: integer/int64; minProperties#22: integer/int64;
            minimum#11: number/double; multipleOf#19: number/double; not#28: apiextensions.v1.JSONSchemaProps;
            nullable#37: boolean; oneOf#26: [apiextensions.v1.JSONSchemaProps] atomic; pattern#15: string;
            patternProperties#31: {apiextensions.v1.JSONSchemaProps};
            properties#29: {apiextensions.v1.JSONSchemaProps}; required#23: [string] atomic; title#7: string;
            type#5: string; uniqueItems#18: boolean; x-kubernetes-embedded-resource#39: boolean;
            x-kubernetes-int-or-string#40: boolean; x-kubernetes-list-map-keys#41: [string] atomic;
            x-kubernetes-list-type#42: string; x-kubernetes-map-type#43: string;
            x-kubernetes-preserve-unknown-fields#38: boolean;
            x-kubernetes-validations#44: [apiextensions.v1.ValidationRule] map(rule) patch(merge:rule);
        apiextensions.v1.SelectableField
            jsonPath#1!: string;
        apiextensions.v1.ServiceReference
            name#2!: string; namespace#1!: string; path#3: string; port#4: integer/int32;
        apiextensions.v1.ValidationRule
            fieldPath#5: string; message#2: string; messageExpression#3: string; optionalOldSelf#6: boolean;
            reason#4: string|FieldValueDuplicate|FieldValueForbidden|FieldValueInvalid|FieldValueRequired;
            rule#1!: string;
        apiextensions.v1.WebhookClientConfig
            caBundle#2: string/byte; service#1: apiextensions.v1.ServiceReference; url#3: string;
        apiextensions.v1.WebhookConversion
            clientConfig#2: apiextensions.v1.WebhookClientConfig; conversionReviewVersions#3!: [string] atomic;
        """
}
