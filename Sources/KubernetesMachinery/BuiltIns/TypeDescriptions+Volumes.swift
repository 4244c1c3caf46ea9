extension TypeDescriptions {
    /// Volumes, claims and their sources.
    static let volumes = """
        core.v1.PersistentVolume: Storage that exists in the cluster, to be bound to one claim.
        core.v1.PersistentVolumeSpec: What a volume is and who may claim it.
            capacity: How much it holds, as in storage: 1Gi.
            accessModes: How it can be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod.
            claimRef: The claim that it is bound, or is meant to be bound, to.
            csi: Storage that a CSI driver mounts. Cannot be changed.
            mountOptions: Options of the mount, not checked.
            nodeAffinity: Which nodes can reach it.
            persistentVolumeReclaimPolicy: What happens to it when its claim is gone: Retain, Delete or Recycle.
            storageClassName: The class that it belongs to; empty for none.
            volumeAttributesClassName: The class of attributes that it belongs to; empty for none.
            volumeMode: Filesystem or Block.
            hostPath: A folder of a node; for trying on one node only.
            local: A disk or folder of one node.
            nfs: A folder of an NFS server.
            iscsi: A disk reached by iSCSI.
            fc: A disk reached by Fibre Channel.
            awsElasticBlockStore: An EBS volume; today a CSI driver's work.
            azureDisk: An Azure disk; today a CSI driver's work.
            azureFile: An Azure file share; today a CSI driver's work.
            cephfs: A CephFS folder; today a CSI driver's work.
            cinder: An OpenStack volume; today a CSI driver's work.
            flexVolume: A volume of a FlexVolume plugin; today a CSI driver's work.
            flocker: A Flocker volume; not served any more.
            gcePersistentDisk: A Google Cloud disk; today a CSI driver's work.
            glusterfs: A Gluster volume; not served any more.
            photonPersistentDisk: A Photon disk; not served any more.
            portworxVolume: A Portworx volume; today a CSI driver's work.
            quobyte: A Quobyte volume; not served any more.
            rbd: A Ceph block device; not served any more.
            scaleIO: A ScaleIO volume; not served any more.
            storageos: A StorageOS volume; not served any more.
            vsphereVolume: A vSphere disk; today a CSI driver's work.
        core.v1.PersistentVolumeStatus: Whether the volume is available, bound, released or failed.
            phase: Available, Bound, Released, Failed or Pending.
            lastPhaseTransitionTime: When the phase last became another.
            message: Why the volume is in its phase, for people.
            reason: Why it failed, in one word.
        core.v1.CSIPersistentVolumeSource: A volume that a CSI driver mounts.
            driver: The name of the CSI driver, as in efs.csi.aws.com.
            volumeHandle: The driver's name for the volume, as in fs-0123::fsap-0456; one volume, one handle.
            volumeAttributes: What else the driver needs to know of the volume.
            fsType: The type of the file system to mount, for drivers that make one on a disk.
            readOnly: If true, the driver is asked for a volume that cannot be written to.
            controllerExpandSecretRef: The secret that the driver is given to make the volume larger.
            controllerPublishSecretRef: The secret that the driver is given to attach and detach the volume.
            nodeExpandSecretRef: The secret that the driver is given to make the file system on a node larger.
            nodePublishSecretRef: The secret that the driver is given to mount the volume into a pod.
            nodeStageSecretRef: The secret that the driver is given to make the volume ready on a node.
        core.v1.VolumeNodeAffinity: Which nodes can reach a volume.
            required: What must be true of a node.
        core.v1.PersistentVolumeClaim: A namespace's request for storage.
        core.v1.PersistentVolumeClaimSpec: What storage is asked for.
            accessModes: How the storage must be mountable.
            resources: How much is needed, as in requests: {storage: 1Gi}.
            selector: Labels that the volume must have.
            storageClassName: The class that the volume must be of; the default class if not set, none if empty.
            volumeAttributesClassName: The class of attributes that the volume shall have.
            volumeMode: Filesystem, which is meant if it is not set, or Block.
            volumeName: The volume that it is, or is meant to be, bound to.
            dataSource: What the volume is filled from: a snapshot or another claim.
            dataSourceRef: What the volume is filled from: an object of any kind that a provisioner knows.
        core.v1.PersistentVolumeClaimStatus: What storage was given.
            accessModes: How the volume can be mounted.
            allocatedResources: What was reserved for a volume that is being made larger.
            allocatedResourceStatuses: How far the work on a larger volume is.
            capacity: How much the volume holds.
            currentVolumeAttributesClassName: The class of attributes that the volume has now.
            modifyVolumeStatus: How far a change of attributes is.
            phase: Pending, Bound or Lost.
        core.v1.PersistentVolumeClaimCondition: One observation of a claim, as in Resizing.
        core.v1.PersistentVolumeClaimTemplate: A claim that is made with a pod.
        core.v1.PersistentVolumeClaimVolumeSource: The volume of a claim.
            claimName: The claim's name, in the pod's namespace.
        core.v1.ModifyVolumeStatus: How far a change of attributes is.
            status: Pending, InProgress or Infeasible.
            targetVolumeAttributesClassName: The class that it changes to.
        core.v1.VolumeResourceRequirements: How much storage is needed.
            limits: The most that may be given.
            requests: The least that must be given, as in storage: 1Gi.
        core.v1.Volume: Files that a pod's containers may mount. Exactly one source is set.
            name: The volume's name, unique in the pod.
            persistentVolumeClaim: The volume of a claim, which outlives the pod.
            configMap: A ConfigMap's keys as files.
            secret: A Secret's keys as files.
            emptyDir: An empty folder that goes with the pod.
            csi: Storage that a CSI driver makes for this pod.
            downwardAPI: Facts about the pod as files.
            ephemeral: A claim that is made for the pod and goes with it.
            hostPath: A folder or file of the node.
            image: The files of a container image.
            nfs: A folder of an NFS server.
            projected: Several of these together in one folder.
            iscsi: A disk reached by iSCSI.
            fc: A disk reached by Fibre Channel.
            gitRepo: A Git repository; not served any more.
            awsElasticBlockStore: An EBS volume; today a CSI driver's work.
            azureDisk: An Azure disk; today a CSI driver's work.
            azureFile: An Azure file share; today a CSI driver's work.
            cephfs: A CephFS folder; today a CSI driver's work.
            cinder: An OpenStack volume; today a CSI driver's work.
            flexVolume: A volume of a FlexVolume plugin; today a CSI driver's work.
            flocker: A Flocker volume; not served any more.
            gcePersistentDisk: A Google Cloud disk; today a CSI driver's work.
            glusterfs: A Gluster volume; not served any more.
            photonPersistentDisk: A Photon disk; not served any more.
            portworxVolume: A Portworx volume; today a CSI driver's work.
            quobyte: A Quobyte volume; not served any more.
            rbd: A Ceph block device; not served any more.
            scaleIO: A ScaleIO volume; not served any more.
            storageos: A StorageOS volume; not served any more.
            vsphereVolume: A vSphere disk; today a CSI driver's work.
        core.v1.CSIVolumeSource: Storage that a CSI driver makes for one pod.
            driver: The name of the CSI driver.
            nodePublishSecretRef: The secret that the driver is given to mount it.
            volumeAttributes: What else the driver needs to know.
        core.v1.ConfigMapVolumeSource: A ConfigMap's keys as files.
            items: Which keys, and the files that they become; all of them if not set.
            name: The ConfigMap's name.
        core.v1.SecretVolumeSource: A Secret's keys as files.
            items: Which keys, and the files that they become; all of them if not set.
            secretName: The Secret's name.
        core.v1.KeyToPath: A key that becomes a file.
            key: The key.
            mode: The file's mode bits.
            path: The file's path within the volume.
        core.v1.EmptyDirVolumeSource: An empty folder that goes with the pod.
            medium: Memory, to keep it there; otherwise the node's disk.
            sizeLimit: How large it may become.
        core.v1.EphemeralVolumeSource: A claim that is made for the pod and goes with it.
            volumeClaimTemplate: The claim to make.
        core.v1.DownwardAPIVolumeSource: Facts about the pod as files.
            items: The files.
        core.v1.DownwardAPIVolumeFile: A fact about the pod as a file.
            fieldRef: A field of the pod, as in metadata.labels.
            mode: The file's mode bits.
            path: The file's path within the volume.
            resourceFieldRef: What a container requests or is limited to.
        core.v1.HostPathVolumeSource: A folder or file of the node.
            path: Its path on the node.
            type: What must be there, or is made: empty to not look.
        core.v1.LocalVolumeSource: A disk or folder of one node.
            path: Its path on the node.
        core.v1.ImageVolumeSource: The files of a container image.
            pullPolicy: When the image is pulled: Always, IfNotPresent or Never.
            reference: The image.
        core.v1.NFSVolumeSource: A folder of an NFS server.
            path: The folder that the server exports.
            server: The server's name or address.
        core.v1.ProjectedVolumeSource: Several sources in one folder.
            sources: The sources.
        core.v1.VolumeProjection: One of the sources in a folder. Exactly one is set.
            clusterTrustBundle: Certificates to trust.
            configMap: A ConfigMap's keys as files.
            downwardAPI: Facts about the pod as files.
            secret: A Secret's keys as files.
            serviceAccountToken: A token of the pod's service account.
        core.v1.ServiceAccountTokenProjection: A token of the pod's service account.
            audience: For whom the token is; the API server if not set.
            expirationSeconds: How long it is valid; it is renewed in time.
            path: The file's path within the volume.
        """
}
