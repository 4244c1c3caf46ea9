// The first file of KubernetesModel.
