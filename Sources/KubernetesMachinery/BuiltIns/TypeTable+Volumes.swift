extension TypeTable {
    /// The types of volumes and their sources.
    static let volumes = """
        core.v1.AWSElasticBlockStoreVolumeSource
            fsType: string; partition: integer/int32; readOnly: boolean; volumeID!: string;
        core.v1.AzureDiskVolumeSource
            cachingMode: string|None|ReadOnly|ReadWrite = "ReadWrite"; diskName!: string; diskURI!: string;
            fsType: string = "ext4"; kind: string|Dedicated|Managed|Shared = "Shared"; readOnly: boolean;
        core.v1.AzureFilePersistentVolumeSource
            readOnly: boolean; secretName!: string; secretNamespace: string; shareName!: string;
        core.v1.AzureFileVolumeSource
            readOnly: boolean; secretName!: string; shareName!: string;
        core.v1.CSIPersistentVolumeSource
            controllerExpandSecretRef: core.v1.SecretReference; controllerPublishSecretRef: core.v1.SecretReference;
            driver!: string; fsType: string; nodeExpandSecretRef: core.v1.SecretReference;
            nodePublishSecretRef: core.v1.SecretReference; nodeStageSecretRef: core.v1.SecretReference;
            readOnly: boolean; volumeAttributes: {string}; volumeHandle!: string;
        core.v1.CSIVolumeSource
            driver!: string; fsType: string; nodePublishSecretRef: core.v1.LocalObjectReference; readOnly: boolean;
            volumeAttributes: {string};
        core.v1.CephFSPersistentVolumeSource
            monitors!: [string] atomic; path: string; readOnly: boolean; secretFile: string;
            secretRef: core.v1.SecretReference; user: string;
        core.v1.CephFSVolumeSource
            monitors!: [string] atomic; path: string; readOnly: boolean; secretFile: string;
            secretRef: core.v1.LocalObjectReference; user: string;
        core.v1.CinderPersistentVolumeSource
            fsType: string; readOnly: boolean; secretRef: core.v1.SecretReference; volumeID!: string;
        core.v1.CinderVolumeSource
            fsType: string; readOnly: boolean; secretRef: core.v1.LocalObjectReference; volumeID!: string;
        core.v1.ConfigMapEnvSource
            name: string; optional: boolean;
        core.v1.ConfigMapVolumeSource
            defaultMode: integer/int32; items: [core.v1.KeyToPath] atomic; name: string; optional: boolean;
        core.v1.DownwardAPIVolumeFile
            fieldRef: core.v1.ObjectFieldSelector; mode: integer/int32; path!: string;
            resourceFieldRef: core.v1.ResourceFieldSelector;
        core.v1.DownwardAPIVolumeSource
            defaultMode: integer/int32; items: [core.v1.DownwardAPIVolumeFile] atomic;
        core.v1.EmptyDirVolumeSource
            medium: string; sizeLimit: resource.Quantity;
        core.v1.EnvFromSource
            configMapRef: core.v1.ConfigMapEnvSource; prefix: string; secretRef: core.v1.SecretEnvSource;
        core.v1.EnvVarSource
            configMapKeyRef: core.v1.ConfigMapKeySelector; fieldRef: core.v1.ObjectFieldSelector;
            resourceFieldRef: core.v1.ResourceFieldSelector; secretKeyRef: core.v1.SecretKeySelector;
        core.v1.EphemeralVolumeSource
            volumeClaimTemplate: core.v1.PersistentVolumeClaimTemplate;
        core.v1.FCVolumeSource
            fsType: string; lun: integer/int32; readOnly: boolean; targetWWNs: [string] atomic;
            wwids: [string] atomic;
        core.v1.FlexPersistentVolumeSource
            driver!: string; fsType: string; options: {string}; readOnly: boolean;
            secretRef: core.v1.SecretReference;
        core.v1.FlexVolumeSource
            driver!: string; fsType: string; options: {string}; readOnly: boolean;
            secretRef: core.v1.LocalObjectReference;
        core.v1.FlockerVolumeSource
            datasetName: string; datasetUUID: string;
        core.v1.GCEPersistentDiskVolumeSource
            fsType: string; partition: integer/int32; pdName!: string; readOnly: boolean;
        core.v1.GitRepoVolumeSource
            directory: string; repository!: string; revision: string;
        core.v1.GlusterfsPersistentVolumeSource
            endpoints!: string; endpointsNamespace: string; path!: string; readOnly: boolean;
        core.v1.GlusterfsVolumeSource
            endpoints!: string; path!: string; readOnly: boolean;
        core.v1.HostPathVolumeSource
            path!: string;
            type: string||BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket;
        core.v1.ISCSIPersistentVolumeSource
            chapAuthDiscovery: boolean; chapAuthSession: boolean; fsType: string; initiatorName: string;
            iqn!: string; iscsiInterface: string = "default"; lun!: integer/int32; portals: [string] atomic;
            readOnly: boolean; secretRef: core.v1.SecretReference; targetPortal!: string;
        core.v1.ISCSIVolumeSource
            chapAuthDiscovery: boolean; chapAuthSession: boolean; fsType: string; initiatorName: string;
            iqn!: string; iscsiInterface: string = "default"; lun!: integer/int32; portals: [string] atomic;
            readOnly: boolean; secretRef: core.v1.LocalObjectReference; targetPortal!: string;
        core.v1.ImageVolumeSource
            pullPolicy: string|Always|IfNotPresent|Never; reference: string;
        core.v1.ModifyVolumeStatus
            status!: string|InProgress|Infeasible|Pending; targetVolumeAttributesClassName: string;
        core.v1.NFSVolumeSource
            path!: string; readOnly: boolean; server!: string;
        core.v1.PersistentVolume
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.PersistentVolumeSpec;
            status: core.v1.PersistentVolumeStatus;
        core.v1.PersistentVolumeClaim
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.PersistentVolumeClaimSpec;
            status: core.v1.PersistentVolumeClaimStatus;
        core.v1.PersistentVolumeClaimCondition
            lastProbeTime: meta.v1.Time; lastTransitionTime: meta.v1.Time; message: string; reason: string;
            status!: string; type!: string;
        core.v1.PersistentVolumeClaimSpec
            accessModes: [string] atomic; dataSource: core.v1.TypedLocalObjectReference;
            dataSourceRef: core.v1.TypedObjectReference; resources: core.v1.VolumeResourceRequirements;
            selector: meta.v1.LabelSelector; storageClassName: string; volumeAttributesClassName: string;
            volumeMode: string|Block|Filesystem; volumeName: string;
        core.v1.PersistentVolumeClaimStatus
            accessModes: [string] atomic; allocatedResourceStatuses: {string};
            allocatedResources: {resource.Quantity}; capacity: {resource.Quantity};
            conditions: [core.v1.PersistentVolumeClaimCondition] map(type) patch(merge:type);
            currentVolumeAttributesClassName: string; modifyVolumeStatus: core.v1.ModifyVolumeStatus;
            phase: string|Bound|Lost|Pending;
        core.v1.PersistentVolumeClaimTemplate
            metadata: meta.v1.ObjectMeta; spec!: core.v1.PersistentVolumeClaimSpec;
        core.v1.PersistentVolumeClaimVolumeSource
            claimName!: string; readOnly: boolean;
        core.v1.PersistentVolumeSpec
            accessModes: [string] atomic; awsElasticBlockStore: core.v1.AWSElasticBlockStoreVolumeSource;
            azureDisk: core.v1.AzureDiskVolumeSource; azureFile: core.v1.AzureFilePersistentVolumeSource;
            capacity: {resource.Quantity}; cephfs: core.v1.CephFSPersistentVolumeSource;
            cinder: core.v1.CinderPersistentVolumeSource; claimRef: core.v1.ObjectReference;
            csi: core.v1.CSIPersistentVolumeSource; fc: core.v1.FCVolumeSource;
            flexVolume: core.v1.FlexPersistentVolumeSource; flocker: core.v1.FlockerVolumeSource;
            gcePersistentDisk: core.v1.GCEPersistentDiskVolumeSource;
            glusterfs: core.v1.GlusterfsPersistentVolumeSource; hostPath: core.v1.HostPathVolumeSource;
            iscsi: core.v1.ISCSIPersistentVolumeSource; local: core.v1.LocalVolumeSource;
            mountOptions: [string] atomic; nfs: core.v1.NFSVolumeSource; nodeAffinity: core.v1.VolumeNodeAffinity;
            persistentVolumeReclaimPolicy: string|Delete|Recycle|Retain;
            photonPersistentDisk: core.v1.PhotonPersistentDiskVolumeSource;
            portworxVolume: core.v1.PortworxVolumeSource; quobyte: core.v1.QuobyteVolumeSource;
            rbd: core.v1.RBDPersistentVolumeSource; scaleIO: core.v1.ScaleIOPersistentVolumeSource;
            storageClassName: string; storageos: core.v1.StorageOSPersistentVolumeSource;
            volumeAttributesClassName: string; volumeMode: string|Block|Filesystem;
            vsphereVolume: core.v1.VsphereVirtualDiskVolumeSource;
        core.v1.PersistentVolumeStatus
            lastPhaseTransitionTime: meta.v1.Time; message: string;
            phase: string|Available|Bound|Failed|Pending|Released; reason: string;
        core.v1.PhotonPersistentDiskVolumeSource
            fsType: string; pdID!: string;
        core.v1.ProjectedVolumeSource
            defaultMode: integer/int32; sources: [core.v1.VolumeProjection] atomic;
        core.v1.QuobyteVolumeSource
            group: string; readOnly: boolean; registry!: string; tenant: string; user: string; volume!: string;
        core.v1.RBDPersistentVolumeSource
            fsType: string; image!: string; keyring: string = "/etc/ceph/keyring"; monitors!: [string] atomic;
            pool: string = "rbd"; readOnly: boolean; secretRef: core.v1.SecretReference; user: string = "admin";
        core.v1.RBDVolumeSource
            fsType: string; image!: string; keyring: string = "/etc/ceph/keyring"; monitors!: [string] atomic;
            pool: string = "rbd"; readOnly: boolean; secretRef: core.v1.LocalObjectReference;
            user: string = "admin";
        core.v1.ScaleIOPersistentVolumeSource
            fsType: string = "xfs"; gateway!: string; protectionDomain: string; readOnly: boolean;
            secretRef!: core.v1.SecretReference; sslEnabled: boolean; storageMode: string = "ThinProvisioned";
            storagePool: string; system!: string; volumeName: string;
        core.v1.ScaleIOVolumeSource
            fsType: string = "xfs"; gateway!: string; protectionDomain: string; readOnly: boolean;
            secretRef!: core.v1.LocalObjectReference; sslEnabled: boolean; storageMode: string = "ThinProvisioned";
            storagePool: string; system!: string; volumeName: string;
        core.v1.SecretEnvSource
            name: string; optional: boolean;
        core.v1.SecretVolumeSource
            defaultMode: integer/int32; items: [core.v1.KeyToPath] atomic; optional: boolean; secretName: string;
        core.v1.StorageOSPersistentVolumeSource
            fsType: string; readOnly: boolean; secretRef: core.v1.ObjectReference; volumeName: string;
            volumeNamespace: string;
        core.v1.StorageOSVolumeSource
            fsType: string; readOnly: boolean; secretRef: core.v1.LocalObjectReference; volumeName: string;
            volumeNamespace: string;
        core.v1.Volume
            awsElasticBlockStore: core.v1.AWSElasticBlockStoreVolumeSource;
            azureDisk: core.v1.AzureDiskVolumeSource; azureFile: core.v1.AzureFileVolumeSource;
            cephfs: core.v1.CephFSVolumeSource; cinder: core.v1.CinderVolumeSource;
            configMap: core.v1.ConfigMapVolumeSource; csi: core.v1.CSIVolumeSource;
            downwardAPI: core.v1.DownwardAPIVolumeSource; emptyDir: core.v1.EmptyDirVolumeSource;
            ephemeral: core.v1.EphemeralVolumeSource; fc: core.v1.FCVolumeSource;
            flexVolume: core.v1.FlexVolumeSource; flocker: core.v1.FlockerVolumeSource;
            gcePersistentDisk: core.v1.GCEPersistentDiskVolumeSource; gitRepo: core.v1.GitRepoVolumeSource;
            glusterfs: core.v1.GlusterfsVolumeSource; hostPath: core.v1.HostPathVolumeSource;
            image: core.v1.ImageVolumeSource; iscsi: core.v1.ISCSIVolumeSource; name!: string;
            nfs: core.v1.NFSVolumeSource; persistentVolumeClaim: core.v1.PersistentVolumeClaimVolumeSource;
            photonPersistentDisk: core.v1.PhotonPersistentDiskVolumeSource;
            portworxVolume: core.v1.PortworxVolumeSource; projected: core.v1.ProjectedVolumeSource;
            quobyte: core.v1.QuobyteVolumeSource; rbd: core.v1.RBDVolumeSource;
            scaleIO: core.v1.ScaleIOVolumeSource; secret: core.v1.SecretVolumeSource;
            storageos: core.v1.StorageOSVolumeSource; vsphereVolume: core.v1.VsphereVirtualDiskVolumeSource;
        core.v1.VolumeDevice
            devicePath!: string; name!: string;
        core.v1.VolumeMount
            mountPath!: string; mountPropagation: string|Bidirectional|HostToContainer|None; name!: string;
            readOnly: boolean; recursiveReadOnly: string; subPath: string; subPathExpr: string;
        core.v1.VolumeMountStatus
            mountPath!: string; name!: string; readOnly: boolean; recursiveReadOnly: string;
        core.v1.VolumeNodeAffinity
            required: core.v1.NodeSelector;
        core.v1.VolumeProjection
            clusterTrustBundle: core.v1.ClusterTrustBundleProjection; configMap: core.v1.ConfigMapProjection;
            downwardAPI: core.v1.DownwardAPIProjection; secret: core.v1.SecretProjection;
            serviceAccountToken: core.v1.ServiceAccountTokenProjection;
        core.v1.VolumeResourceRequirements
            limits: {resource.Quantity}; requests: {resource.Quantity};
        core.v1.VsphereVirtualDiskVolumeSource
            fsType: string; storagePolicyID: string; storagePolicyName: string; volumePath!: string;
        """
}
