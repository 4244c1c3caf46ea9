// The first file of KubernetesMachinery.
