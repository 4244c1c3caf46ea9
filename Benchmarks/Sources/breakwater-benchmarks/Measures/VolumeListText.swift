/// A PersistentVolumeList as an API server with a CSI driver has it, managed fields and all.
enum VolumeListText {
    static func bytes(count: Int) -> [UInt8] {
        var text =
            #"{"kind":"PersistentVolumeList","apiVersion":"v1","metadata":{"resourceVersion":"48151623"},"items":["#
        for number in 0..<count {
            if number > 0 { text += "," }
            text += volume(number)
        }
        return Array("\(text)]}\n".utf8)
    }

    private static func volume(_ number: Int) -> String {
        let name = "pvc-5c0e8d7a-6f0a-4f2e-9d3c-\(100_000_000_000 + number)"
        return """
            {"metadata":{"name":"\(name)","uid":"0b1f6a7c-2d4e-4e1b-8c55-\(100_000_000_000 + number)",\
            "resourceVersion":"\(40_000_000 + number)","creationTimestamp":"2026-11-21T03:10:47Z",\
            "annotations":{"pv.kubernetes.io/provisioned-by":"efs.csi.aws.com",\
            "volume.kubernetes.io/provisioner-deletion-secret-name":"",\
            "volume.kubernetes.io/provisioner-deletion-secret-namespace":""},\
            "finalizers":["kubernetes.io/pv-protection"],"managedFields":[\(managed)]},\
            "spec":{"capacity":{"storage":"5Gi"},"csi":{"driver":"efs.csi.aws.com",\
            "volumeHandle":"fs-0123456789abcdef0::fsap-0\(1_000_000_000_000_000 + number)","volumeAttributes":{\
            "storage.kubernetes.io/csiProvisionerIdentity":"1732158647-efs.csi.aws.com"}},\
            "accessModes":["ReadWriteMany"],"claimRef":{"kind":"PersistentVolumeClaim","namespace":"team-\(number % 40)",\
            "name":"data-\(number)","uid":"5c0e8d7a-6f0a-4f2e-9d3c-\(100_000_000_000 + number)","apiVersion":"v1",\
            "resourceVersion":"\(39_000_000 + number)"},"persistentVolumeReclaimPolicy":"Delete",\
            "storageClassName":"efs-sc","mountOptions":["tls","iam"],"volumeMode":"Filesystem"},\
            "status":{"phase":"Bound","lastPhaseTransitionTime":"2026-11-21T03:10:48Z"}}
            """
    }

    private static let managed = """
        {"manager":"csi-provisioner","operation":"Update","apiVersion":"v1","time":"2026-11-21T03:10:47Z",\
        "fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:annotations":{".":{},\
        "f:pv.kubernetes.io/provisioned-by":{},"f:volume.kubernetes.io/provisioner-deletion-secret-name":{},\
        "f:volume.kubernetes.io/provisioner-deletion-secret-namespace":{}}},"f:spec":{"f:accessModes":{},\
        "f:capacity":{".":{},"f:storage":{}},"f:claimRef":{".":{},"f:apiVersion":{},"f:kind":{},"f:name":{},\
        "f:namespace":{},"f:resourceVersion":{},"f:uid":{}},"f:csi":{".":{},"f:driver":{},"f:volumeAttributes":{".":{},\
        "f:storage.kubernetes.io/csiProvisionerIdentity":{}},"f:volumeHandle":{}},"f:mountOptions":{},\
        "f:persistentVolumeReclaimPolicy":{},"f:storageClassName":{},"f:volumeMode":{}}}},\
        {"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","time":"2026-11-21T03:10:48Z",\
        "fieldsType":"FieldsV1","fieldsV1":{"f:status":{"f:phase":{}}},"subresource":"status"}
        """
}
