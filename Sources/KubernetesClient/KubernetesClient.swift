// The first file of KubernetesClient.
