// The first file of the tests of KubernetesMachinery.
