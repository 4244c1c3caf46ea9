// The first file of the tests of KubernetesModel.
