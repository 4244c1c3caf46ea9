extension TypeDescriptions {
    /// CustomResourceDefinitions.
    static let definitions = """
        apiextensions.v1.CustomResourceDefinition: A kind that is added to the API. Its name is <plural>.<group>.
        apiextensions.v1.CustomResourceDefinitionSpec: What a kind is called and what its objects look like.
            conversion: How objects of one version become those of another.
            group: The API group of the kind.
            names: The names by which the kind is known.
            preserveUnknownFields: Must be false; fields that no schema knows are kept by a mark in the schema.
            scope: Cluster or Namespaced.
            versions: The versions of the kind; exactly one is stored.
        apiextensions.v1.CustomResourceDefinitionNames: The names by which a kind is known.
            categories: Words for several kinds together, as in kubectl get all.
            kind: The kind, as in SharedVolume.
            listKind: The kind of its lists; the kind with List if not set.
            plural: The name in addresses, as in sharedvolumes.
            shortNames: Short words for kubectl, as in sv.
            singular: The name for one; the kind in small letters if not set.
        apiextensions.v1.CustomResourceDefinitionVersion: A version of a kind.
            additionalPrinterColumns: The columns that kubectl get shows; the age if not set.
            deprecated: If true, who uses the version is warned.
            deprecationWarning: The words of that warning.
            name: The version's name, as in v1alpha1.
            schema: What its objects look like.
            selectableFields: Fields by which objects can be selected.
            served: Whether the version can be used.
            storage: Whether objects are stored in this version.
            subresources: Which subresources the objects have.
        apiextensions.v1.CustomResourceValidation: What objects look like.
            openAPIV3Schema: The schema.
        apiextensions.v1.CustomResourceColumnDefinition: A column that kubectl get shows.
            description: What the column shows.
            format: The format of the type, as in int32.
            jsonPath: Where in the object the value is, as in .spec.size.
            name: The column's title.
            priority: 0 is always shown, more with -o wide.
            type: string, integer, number, boolean or date.
        apiextensions.v1.SelectableField: A field by which objects can be selected.
            jsonPath: The field, as in .spec.colour.
        apiextensions.v1.CustomResourceSubresources: Which subresources objects have.
            scale: Set if they can be scaled.
            status: Set if the status is written apart from the rest.
        apiextensions.v1.CustomResourceSubresourceStatus: Makes the status a subresource; it is empty.
        apiextensions.v1.CustomResourceSubresourceScale: Where the fields of scaling are.
            labelSelectorPath: Where the selector of pods is, as in .status.selector.
            specReplicasPath: Where the wanted number is, as in .spec.replicas.
            statusReplicasPath: Where the number seen is, as in .status.replicas.
        apiextensions.v1.CustomResourceConversion: How objects of one version become those of another.
            strategy: None, where only the version's name differs, or Webhook.
            webhook: The service that converts.
        apiextensions.v1.WebhookConversion: A service that converts objects.
            clientConfig: How it is reached.
            conversionReviewVersions: The forms of the question that it understands.
        apiextensions.v1.WebhookClientConfig: How a service is reached.
            caBundle: The certificates that it is recognized by.
            service: The service in the cluster.
            url: Its address, for one outside of the cluster.
        apiextensions.v1.ServiceReference: A service in the cluster.
            name: The service's name.
            namespace: The service's namespace.
            path: The path to call.
            port: The service's port; 443 if not set.
        apiextensions.v1.CustomResourceDefinitionStatus: What became of a kind.
            acceptedNames: The names that it really has.
            storedVersions: The versions that objects may be stored in.
        apiextensions.v1.CustomResourceDefinitionCondition: One observation of a kind, as in Established.
        apiextensions.v1.ExternalDocumentation: Where more is written.
            description: What is written there.
            url: Where it is.
        apiextensions.v1.ValidationRule: A condition that a value must meet.
            fieldPath: The field that is at fault.
            message: What to say if it does not.
            messageExpression: What to say, as an expression.
            optionalOldSelf: If true, the rule is also tried where there is no earlier value.
            reason: The reason to give.
            rule: The condition in CEL; self is the value and oldSelf what it was.
        apiextensions.v1.JSONSchemaProps: What a value looks like.
            $ref: Must be empty.
            $schema: Must be empty.
            additionalItems: Must be empty.
            additionalProperties: The schema of a map's values.
            allOf: Schemas that all hold.
            anyOf: Schemas of which one holds at least.
            default: The value of a field that is not given.
            definitions: Must be empty.
            dependencies: Must be empty.
            description: What it is, for people.
            enum: All values that are allowed.
            example: A value, for people.
            exclusiveMaximum: Whether the maximum itself is forbidden.
            exclusiveMinimum: Whether the minimum itself is forbidden.
            externalDocs: Where more is written.
            format: What a text or number means, as in date-time or int32.
            id: Must be empty.
            items: The schema of a list's elements.
            maxItems: How many elements a list may have.
            maxLength: How long a text may be.
            maxProperties: How many keys a map may have.
            maximum: The greatest number.
            minItems: How many elements a list must have.
            minLength: How long a text must be.
            minProperties: How many keys a map must have.
            minimum: The least number.
            multipleOf: What the number must be a multiple of.
            not: A schema that must not hold.
            nullable: Whether null is allowed.
            oneOf: Schemas of which exactly one holds.
            pattern: A regular expression for texts, as RE2 has them.
            patternProperties: Must be empty.
            properties: The fields of an object, with their schemas.
            required: The fields that must be given.
            title: What it is called, for people.
            type: object, array, string, integer, number or boolean.
            uniqueItems: Must be false; use x-kubernetes-list-type: set.
            x-kubernetes-embedded-resource: Whether it is an object of Kubernetes with kind and metadata.
            x-kubernetes-int-or-string: Whether it is a number or a text.
            x-kubernetes-list-map-keys: The fields that tell the elements of a list of type map apart.
            x-kubernetes-list-type: How a list is merged: atomic, set or map.
            x-kubernetes-map-type: How an object is merged: granular or atomic.
            x-kubernetes-preserve-unknown-fields: Whether fields that the schema does not know are kept.
            x-kubernetes-validations: Conditions that a value must meet.
        """
}
