extension TypeTable {
    /// The types of volumes and their sources.
    static let volumes = """
        core.v1.AWSElasticBlockStoreVolumeSource
            fsType#2: string; partition#3: integer/int32; readOnly#4: boolean; volumeID#1!: string;
        core.v1.AzureDiskVolumeSource
            cachingMode#3: string|None|ReadOnly|ReadWrite = "ReadWrite"; diskName#1!: string; diskURI#2!: string;
            fsType#4: string = "ext4"; kind#6: string|Dedicated|Managed|Shared = "Shared"; readOnly#5: boolean;
        core.v1.AzureFilePersistentVolumeSource
            readOnly#3: boolean; secretName#1!: string; secretNamespace#4: string; shareName#2!: string;
        core.v1.AzureFileVolumeSource
            readOnly#3: boolean; secretName#1!: string; shareName#2!: string;
        core.v1.CSIPersistentVolumeSource
            controllerExpandSecretRef#9: core.v1.SecretReference;
            controllerPublishSecretRef#6: core.v1.SecretReference; driver#1!: string; fsType#4: string;
            nodeExpandSecretRef#10: core.v1.SecretReference; nodePublishSecretRef#8: core.v1.SecretReference;
            nodeStageSecretRef#7: core.v1.SecretReference; readOnly#3: boolean; volumeAttributes#5: {string};
            volumeHandle#2!: string;
        core.v1.CSIVolumeSource
            driver#1!: string; fsType#3: string; nodePublishSecretRef#5: core.v1.LocalObjectReference;
            readOnly#2: boolean; volumeAttributes#4: {string};
        core.v1.CephFSPersistentVolumeSource
            monitors#1!: [string] atomic; path#2: string; readOnly#6: boolean; secretFile#4: string;
            secretRef#5: core.v1.SecretReference; user#3: string;
        core.v1.CephFSVolumeSource
            monitors#1!: [string] atomic; path#2: string; readOnly#6: boolean; secretFile#4: string;
            secretRef#5: core.v1.LocalObjectReference; user#3: string;
        core.v1.CinderPersistentVolumeSource
            fsType#2: string; readOnly#3: boolean; secretRef#4: core.v1.SecretReference; volumeID#1!: string;
        core.v1.CinderVolumeSource
            fsType#2: string; readOnly#3: boolean; secretRef#4: core.v1.LocalObjectReference; volumeID#1!: string;
        core.v1.ConfigMapVolumeSource
            defaultMode#3: integer/int32; items#2: [core.v1.KeyToPath] atomic; name#1.1: string; optional#4: boolean;
        core.v1.DownwardAPIVolumeFile
            fieldRef#2: core.v1.ObjectFieldSelector; mode#4: integer/int32; path#1!: string;
            resourceFieldRef#3: core.v1.ResourceFieldSelector;
        core.v1.DownwardAPIVolumeSource
            defaultMode#2: integer/int32; items#1: [core.v1.DownwardAPIVolumeFile] atomic;
        core.v1.EmptyDirVolumeSource
            medium#1: string; sizeLimit#2: resource.Quantity;
        core.v1.EphemeralVolumeSource
            volumeClaimTemplate#1: core.v1.PersistentVolumeClaimTemplate;
        core.v1.FCVolumeSource
            fsType#3: string; lun#2: integer/int32; readOnly#4: boolean; targetWWNs#1: [string] atomic;
            wwids#5: [string] atomic;
        core.v1.FlexPersistentVolumeSource
            driver#1!: string; fsType#2: string; options#5: {string}; readOnly#4: boolean;
            secretRef#3: core.v1.SecretReference;
        core.v1.FlexVolumeSource
            driver#1!: string; fsType#2: string; options#5: {string}; readOnly#4: boolean;
            secretRef#3: core.v1.LocalObjectReference;
        core.v1.FlockerVolumeSource
            datasetName#1: string; datasetUUID#2: string;
        core.v1.GCEPersistentDiskVolumeSource
            fsType#2: string; partition#3: integer/int32; pdName#1!: string; readOnly#4: boolean;
        core.v1.GitRepoVolumeSource
            directory#3: string; repository#1!: string; revision#2: string;
        core.v1.GlusterfsPersistentVolumeSource
            endpoints#1!: string; endpointsNamespace#4: string; path#2!: string; readOnly#3: boolean;
        core.v1.GlusterfsVolumeSource
            endpoints#1!: string; path#2!: string; readOnly#3: boolean;
        core.v1.HostPathVolumeSource
            path#1!: string;
            type#2: string||BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket;
        core.v1.ISCSIPersistentVolumeSource
            chapAuthDiscovery#8: boolean; chapAuthSession#11: boolean; fsType#5: string; initiatorName#12: string;
            iqn#2!: string; iscsiInterface#4: string = "default"; lun#3!: integer/int32; portals#7: [string] atomic;
            readOnly#6: boolean; secretRef#10: core.v1.SecretReference; targetPortal#1!: string;
        core.v1.ISCSIVolumeSource
            chapAuthDiscovery#8: boolean; chapAuthSession#11: boolean; fsType#5: string; initiatorName#12: string;
            iqn#2!: string; iscsiInterface#4: string = "default"; lun#3!: integer/int32; portals#7: [string] atomic;
            readOnly#6: boolean; secretRef#10: core.v1.LocalObjectReference; targetPortal#1!: string;
        core.v1.ImageVolumeSource
            pullPolicy#2: string|Always|IfNotPresent|Never; reference#1: string;
        core.v1.ModifyVolumeStatus
            status#2!: string|InProgress|Infeasible|Pending; targetVolumeAttributesClassName#1: string;
        core.v1.NFSVolumeSource
            path#2!: string; readOnly#3: boolean; server#1!: string;
        core.v1.PersistentVolume
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.PersistentVolumeSpec;
            status#3: core.v1.PersistentVolumeStatus;
        core.v1.PersistentVolumeClaim
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2: core.v1.PersistentVolumeClaimSpec; status#3: core.v1.PersistentVolumeClaimStatus;
        core.v1.PersistentVolumeClaimCondition
            lastProbeTime#3: meta.v1.Time; lastTransitionTime#4: meta.v1.Time; message#6: string; reason#5: string;
            status#2!: string; type#1!: string;
        core.v1.PersistentVolumeClaimSpec
            accessModes#1: [string|ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod] atomic;
            dataSource#7: core.v1.TypedLocalObjectReference; dataSourceRef#8: core.v1.TypedObjectReference;
            resources#2: core.v1.VolumeResourceRequirements; selector#4: meta.v1.LabelSelector;
            storageClassName#5: string; volumeAttributesClassName#9: string; volumeMode#6: string|Block|Filesystem;
            volumeName#3: string;
        core.v1.PersistentVolumeClaimStatus
            accessModes#2: [string|ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod] atomic;
            allocatedResourceStatuses#7: {string|ControllerResizeInProgress|ControllerResizeInfeasible|NodeResizeInProgress|NodeResizeInfeasible|NodeResizePending};
            allocatedResources#5: {resource.Quantity}; capacity#3: {resource.Quantity};
            conditions#4: [core.v1.PersistentVolumeClaimCondition] map(type) patch(merge:type);
            currentVolumeAttributesClassName#8: string; modifyVolumeStatus#9: core.v1.ModifyVolumeStatus;
            phase#1: string|Bound|Lost|Pending;
        core.v1.PersistentVolumeClaimTemplate
            metadata#1: meta.v1.ObjectMeta; spec#2!: core.v1.PersistentVolumeClaimSpec;
        core.v1.PersistentVolumeClaimVolumeSource
            claimName#1!: string; readOnly#2: boolean;
        core.v1.PersistentVolumeSpec
            accessModes#3: [string|ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod] atomic;
            awsElasticBlockStore#2.2: core.v1.AWSElasticBlockStoreVolumeSource;
            azureDisk#2.16: core.v1.AzureDiskVolumeSource; azureFile#2.13: core.v1.AzureFilePersistentVolumeSource;
            capacity#1: {resource.Quantity}; cephfs#2.9: core.v1.CephFSPersistentVolumeSource;
            cinder#2.8: core.v1.CinderPersistentVolumeSource; claimRef#4: core.v1.ObjectReference;
            csi#2.22: core.v1.CSIPersistentVolumeSource; fc#2.10: core.v1.FCVolumeSource;
            flexVolume#2.12: core.v1.FlexPersistentVolumeSource; flocker#2.11: core.v1.FlockerVolumeSource;
            gcePersistentDisk#2.1: core.v1.GCEPersistentDiskVolumeSource;
            glusterfs#2.4: core.v1.GlusterfsPersistentVolumeSource; hostPath#2.3: core.v1.HostPathVolumeSource;
            iscsi#2.7: core.v1.ISCSIPersistentVolumeSource; local#2.20: core.v1.LocalVolumeSource;
            mountOptions#7: [string] atomic; nfs#2.5: core.v1.NFSVolumeSource;
            nodeAffinity#9: core.v1.VolumeNodeAffinity; persistentVolumeReclaimPolicy#5: string|Delete|Recycle|Retain;
            photonPersistentDisk#2.17: core.v1.PhotonPersistentDiskVolumeSource;
            portworxVolume#2.18: core.v1.PortworxVolumeSource; quobyte#2.15: core.v1.QuobyteVolumeSource;
            rbd#2.6: core.v1.RBDPersistentVolumeSource; scaleIO#2.19: core.v1.ScaleIOPersistentVolumeSource;
            storageClassName#6: string; storageos#2.21: core.v1.StorageOSPersistentVolumeSource;
            volumeAttributesClassName#10: string; volumeMode#8: string|Block|Filesystem;
            vsphereVolume#2.14: core.v1.VsphereVirtualDiskVolumeSource;
        core.v1.PersistentVolumeStatus
            lastPhaseTransitionTime#4: meta.v1.Time; message#2: string;
            phase#1: string|Available|Bound|Failed|Pending|Released; reason#3: string;
        core.v1.PhotonPersistentDiskVolumeSource
            fsType#2: string; pdID#1!: string;
        core.v1.ProjectedVolumeSource
            defaultMode#2: integer/int32; sources#1: [core.v1.VolumeProjection] atomic;
        core.v1.QuobyteVolumeSource
            group#5: string; readOnly#3: boolean; registry#1!: string; tenant#6: string; user#4: string;
            volume#2!: string;
        core.v1.RBDPersistentVolumeSource
            fsType#3: string; image#2!: string; keyring#6: string = "/etc/ceph/keyring"; monitors#1!: [string] atomic;
            pool#4: string = "rbd"; readOnly#8: boolean; secretRef#7: core.v1.SecretReference;
            user#5: string = "admin";
        core.v1.RBDVolumeSource
            fsType#3: string; image#2!: string; keyring#6: string = "/etc/ceph/keyring"; monitors#1!: [string] atomic;
            pool#4: string = "rbd"; readOnly#8: boolean; secretRef#7: core.v1.LocalObjectReference;
            user#5: string = "admin";
        core.v1.ScaleIOPersistentVolumeSource
            fsType#9: string = "xfs"; gateway#1!: string; protectionDomain#5: string; readOnly#10: boolean;
            secretRef#3!: core.v1.SecretReference; sslEnabled#4: boolean; storageMode#7: string = "ThinProvisioned";
            storagePool#6: string; system#2!: string; volumeName#8: string;
        core.v1.ScaleIOVolumeSource
            fsType#9: string = "xfs"; gateway#1!: string; protectionDomain#5: string; readOnly#10: boolean;
            secretRef#3!: core.v1.LocalObjectReference; sslEnabled#4: boolean;
            storageMode#7: string = "ThinProvisioned"; storagePool#6: string; system#2!: string; volumeName#8: string;
        core.v1.SecretVolumeSource
            defaultMode#3: integer/int32; items#2: [core.v1.KeyToPath] atomic; optional#4: boolean;
            secretName#1: string;
        core.v1.StorageOSPersistentVolumeSource
            fsType#3: string; readOnly#4: boolean; secretRef#5: core.v1.ObjectReference; volumeName#1: string;
            volumeNamespace#2: string;
        core.v1.StorageOSVolumeSource
            fsType#3: string; readOnly#4: boolean; secretRef#5: core.v1.LocalObjectReference; volumeName#1: string;
            volumeNamespace#2: string;
        core.v1.Volume
            awsElasticBlockStore#2.4: core.v1.AWSElasticBlockStoreVolumeSource;
            azureDisk#2.22: core.v1.AzureDiskVolumeSource; azureFile#2.18: core.v1.AzureFileVolumeSource;
            cephfs#2.14: core.v1.CephFSVolumeSource; cinder#2.13: core.v1.CinderVolumeSource;
            configMap#2.19: core.v1.ConfigMapVolumeSource; csi#2.28: core.v1.CSIVolumeSource;
            downwardAPI#2.16: core.v1.DownwardAPIVolumeSource; emptyDir#2.2: core.v1.EmptyDirVolumeSource;
            ephemeral#2.29: core.v1.EphemeralVolumeSource; fc#2.17: core.v1.FCVolumeSource;
            flexVolume#2.12: core.v1.FlexVolumeSource; flocker#2.15: core.v1.FlockerVolumeSource;
            gcePersistentDisk#2.3: core.v1.GCEPersistentDiskVolumeSource; gitRepo#2.5: core.v1.GitRepoVolumeSource;
            glusterfs#2.9: core.v1.GlusterfsVolumeSource; hostPath#2.1: core.v1.HostPathVolumeSource;
            image#2.30: core.v1.ImageVolumeSource; iscsi#2.8: core.v1.ISCSIVolumeSource; name#1!: string;
            nfs#2.7: core.v1.NFSVolumeSource; persistentVolumeClaim#2.10: core.v1.PersistentVolumeClaimVolumeSource;
            photonPersistentDisk#2.23: core.v1.PhotonPersistentDiskVolumeSource;
            portworxVolume#2.24: core.v1.PortworxVolumeSource; projected#2.26: core.v1.ProjectedVolumeSource;
            quobyte#2.21: core.v1.QuobyteVolumeSource; rbd#2.11: core.v1.RBDVolumeSource;
            scaleIO#2.25: core.v1.ScaleIOVolumeSource; secret#2.6: core.v1.SecretVolumeSource;
            storageos#2.27: core.v1.StorageOSVolumeSource; vsphereVolume#2.20: core.v1.VsphereVirtualDiskVolumeSource;
        core.v1.VolumeNodeAffinity
            required#1: core.v1.NodeSelector;
        core.v1.VolumeProjection
            clusterTrustBundle#5: core.v1.ClusterTrustBundleProjection; configMap#3: core.v1.ConfigMapProjection;
            downwardAPI#2: core.v1.DownwardAPIProjection; secret#1: core.v1.SecretProjection;
            serviceAccountToken#4: core.v1.ServiceAccountTokenProjection;
        core.v1.VolumeResourceRequirements
            limits#1: {resource.Quantity}; requests#2: {resource.Quantity};
        core.v1.VsphereVirtualDiskVolumeSource
            fsType#2: string; storagePolicyID#4: string; storagePolicyName#3: string; volumePath#1!: string;
        """
}
