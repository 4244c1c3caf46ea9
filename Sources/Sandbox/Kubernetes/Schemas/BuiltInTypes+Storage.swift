extension BuiltInTypes {
    /// Types of volumes, claims and storage; see ``BuiltInTypes`` for the notation.
    static let storage = """
        PersistentVolume
          metadata#1 meta.ObjectMeta; spec#2 PersistentVolumeSpec; status#3 PersistentVolumeStatus;
        PersistentVolumeClaim
          metadata#1 meta.ObjectMeta; spec#2 PersistentVolumeClaimSpec; status#3 PersistentVolumeClaimStatus;
        storage.StorageClass
          allowVolumeExpansion#6 bool; allowedTopologies#8 [TopologySelectorTerm] atomic;
          metadata#1 meta.ObjectMeta; mountOptions#5 [string] atomic; parameters#3 {string};
          provisioner#2! string; reclaimPolicy#4 (Delete|Recycle|Retain);
          volumeBindingMode#7 (Immediate|WaitForFirstConsumer);
        storage.CSIDriver
          metadata#1 meta.ObjectMeta; spec#2! storage.CSIDriverSpec;
        storage.CSINode
          metadata#1 meta.ObjectMeta; spec#2! storage.CSINodeSpec;
        storage.VolumeAttachment
          metadata#1 meta.ObjectMeta; spec#2! storage.VolumeAttachmentSpec;
          status#3 storage.VolumeAttachmentStatus;
        PersistentVolumeSpec
          accessModes#3 [(ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod)] atomic;
          awsElasticBlockStore#2.2 AWSElasticBlockStoreVolumeSource; azureDisk#2.16 AzureDiskVolumeSource;
          azureFile#2.13 AzureFilePersistentVolumeSource; capacity#1 {quantity};
          cephfs#2.9 CephFSPersistentVolumeSource; cinder#2.8 CinderPersistentVolumeSource;
          claimRef#4 ObjectReference granular; csi#2.22 CSIPersistentVolumeSource; fc#2.10 FCVolumeSource;
          flexVolume#2.12 FlexPersistentVolumeSource; flocker#2.11 FlockerVolumeSource;
          gcePersistentDisk#2.1 GCEPersistentDiskVolumeSource; glusterfs#2.4 GlusterfsPersistentVolumeSource;
          hostPath#2.3 HostPathVolumeSource; iscsi#2.7 ISCSIPersistentVolumeSource; local#2.20 LocalVolumeSource;
          mountOptions#7 [string] atomic; nfs#2.5 NFSVolumeSource; nodeAffinity#9 VolumeNodeAffinity;
          persistentVolumeReclaimPolicy#5 (Delete|Recycle|Retain);
          photonPersistentDisk#2.17 PhotonPersistentDiskVolumeSource; portworxVolume#2.18 PortworxVolumeSource;
          quobyte#2.15 QuobyteVolumeSource; rbd#2.6 RBDPersistentVolumeSource;
          scaleIO#2.19 ScaleIOPersistentVolumeSource; storageClassName#6 string;
          storageos#2.21 StorageOSPersistentVolumeSource; volumeAttributesClassName#10 string;
          volumeMode#8 (Block|Filesystem); vsphereVolume#2.14 VsphereVirtualDiskVolumeSource;
        PersistentVolumeStatus
          lastPhaseTransitionTime#4 time; message#2 string; phase#1 (Available|Bound|Failed|Pending|Released);
          reason#3 string;
        PersistentVolumeClaimSpec
          accessModes#1 [(ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod)] atomic;
          dataSource#7 TypedLocalObjectReference; dataSourceRef#8 TypedObjectReference;
          resources#2 VolumeResourceRequirements; selector#4 meta.LabelSelector; storageClassName#5 string;
          volumeAttributesClassName#9 string; volumeMode#6 (Block|Filesystem); volumeName#3 string;
        PersistentVolumeClaimStatus
          accessModes#2 [(ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod)] atomic;
          allocatedResourceStatuses#7 {string} granular; allocatedResources#5 {quantity}; capacity#3 {quantity};
          conditions#4 [PersistentVolumeClaimCondition] map(type) patch(merge:type);
          currentVolumeAttributesClassName#8 string; modifyVolumeStatus#9 ModifyVolumeStatus;
          phase#1 (Bound|Lost|Pending);
        TopologySelectorTerm atomic
          matchLabelExpressions#1 [TopologySelectorLabelRequirement] atomic;
        storage.CSIDriverSpec
          attachRequired#1 bool; fsGroupPolicy#5 string; nodeAllocatableUpdatePeriodSeconds#9 int64;
          podInfoOnMount#2 bool; requiresRepublish#7 bool; seLinuxMount#8 bool; storageCapacity#4 bool;
          tokenRequests#6 [storage.TokenRequest] atomic; volumeLifecycleModes#3 [string] set;
        storage.CSINodeSpec
          drivers#1! [storage.CSINodeDriver] map(name) patch(merge:name);
        storage.VolumeAttachmentSpec
          attacher#1! string; nodeName#3! string; source#2! storage.VolumeAttachmentSource;
        storage.VolumeAttachmentStatus
          attachError#3 storage.VolumeError; attached#1! bool; attachmentMetadata#2 {string};
          detachError#4 storage.VolumeError;
        AWSElasticBlockStoreVolumeSource
          fsType#2 string; partition#3 int32; readOnly#4 bool; volumeID#1! string;
        AzureDiskVolumeSource
          cachingMode#3 any; diskName#1! string; diskURI#2! string; fsType#4 string; kind#6 any; readOnly#5 bool;
        AzureFilePersistentVolumeSource
          readOnly#3 bool; secretName#1! string; secretNamespace#4 string; shareName#2! string;
        CephFSPersistentVolumeSource
          monitors#1! [string] atomic; path#2 string; readOnly#6 bool; secretFile#4 string;
          secretRef#5 SecretReference; user#3 string;
        CinderPersistentVolumeSource
          fsType#2 string; readOnly#3 bool; secretRef#4 SecretReference; volumeID#1! string;
        CSIPersistentVolumeSource
          controllerExpandSecretRef#9 SecretReference; controllerPublishSecretRef#6 SecretReference;
          driver#1! string; fsType#4 string; nodeExpandSecretRef#10 SecretReference;
          nodePublishSecretRef#8 SecretReference; nodeStageSecretRef#7 SecretReference; readOnly#3 bool;
          volumeAttributes#5 {string}; volumeHandle#2! string;
        FCVolumeSource
          fsType#3 string; lun#2 int32; readOnly#4 bool; targetWWNs#1 [string] atomic; wwids#5 [string] atomic;
        FlexPersistentVolumeSource
          driver#1! string; fsType#2 string; options#5 {string}; readOnly#4 bool; secretRef#3 SecretReference;
        FlockerVolumeSource
          datasetName#1 string; datasetUUID#2 string;
        GCEPersistentDiskVolumeSource
          fsType#2 string; partition#3 int32; pdName#1! string; readOnly#4 bool;
        GlusterfsPersistentVolumeSource
          endpoints#1! string; endpointsNamespace#4 string; path#2! string; readOnly#3 bool;
        HostPathVolumeSource
          path#1! string; type#2 (|BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket);
        ISCSIPersistentVolumeSource
          chapAuthDiscovery#8 bool; chapAuthSession#11 bool; fsType#5 string; initiatorName#12 string;
          iqn#2! string; iscsiInterface#4 string; lun#3! int32; portals#7 [string] atomic; readOnly#6 bool;
          secretRef#10 SecretReference; targetPortal#1! string;
        LocalVolumeSource
          fsType#2 string; path#1! string;
        NFSVolumeSource
          path#2! string; readOnly#3 bool; server#1! string;
        VolumeNodeAffinity
          required#1 NodeSelector;
        PhotonPersistentDiskVolumeSource
          fsType#2 string; pdID#1! string;
        PortworxVolumeSource
          fsType#2 string; readOnly#3 bool; volumeID#1! string;
        QuobyteVolumeSource
          group#5 string; readOnly#3 bool; registry#1! string; tenant#6 string; user#4 string; volume#2! string;
        RBDPersistentVolumeSource
          fsType#3 string; image#2! string; keyring#6 string; monitors#1! [string] atomic; pool#4 string;
          readOnly#8 bool; secretRef#7 SecretReference; user#5 string;
        ScaleIOPersistentVolumeSource
          fsType#9 string; gateway#1! string; protectionDomain#5 string; readOnly#10 bool;
          secretRef#3! SecretReference; sslEnabled#4 bool; storageMode#7 string; storagePool#6 string;
          system#2! string; volumeName#8 string;
        StorageOSPersistentVolumeSource
          fsType#3 string; readOnly#4 bool; secretRef#5 ObjectReference; volumeName#1 string;
          volumeNamespace#2 string;
        VsphereVirtualDiskVolumeSource
          fsType#2 string; storagePolicyID#4 string; storagePolicyName#3 string; volumePath#1! string;
        TypedObjectReference
          apiGroup#1 string; kind#2! string; name#3! string; namespace#4 string;
        VolumeResourceRequirements
          limits#1 {quantity}; requests#2 {quantity};
        PersistentVolumeClaimCondition
          lastProbeTime#3 time; lastTransitionTime#4 time; message#6 string; reason#5 string; status#2! string;
          type#1! string;
        ModifyVolumeStatus
          status#2! (InProgress|Infeasible|Pending); targetVolumeAttributesClassName#1 string;
        TopologySelectorLabelRequirement
          key#1! string; values#2! [string] atomic;
        storage.TokenRequest
          audience#1! string; expirationSeconds#2 int64;
        storage.CSINodeDriver
          allocatable#4 storage.VolumeNodeResources; name#1! string; nodeID#2! string;
          topologyKeys#3 [string] atomic;
        storage.VolumeAttachmentSource
          inlineVolumeSpec#2 PersistentVolumeSpec; persistentVolumeName#1 string;
        storage.VolumeError
          errorCode#3 int32; message#2 string; time#1 time;
        AzureFileVolumeSource
          readOnly#3 bool; secretName#1! string; shareName#2! string;
        CephFSVolumeSource
          monitors#1! [string] atomic; path#2 string; readOnly#6 bool; secretFile#4 string;
          secretRef#5 LocalObjectReference; user#3 string;
        CinderVolumeSource
          fsType#2 string; readOnly#3 bool; secretRef#4 LocalObjectReference; volumeID#1! string;
        ConfigMapVolumeSource
          defaultMode#3 int32; items#2 [KeyToPath] atomic; name#1.1 string; optional#4 bool;
        CSIVolumeSource
          driver#1! string; fsType#3 string; nodePublishSecretRef#5 LocalObjectReference; readOnly#2 bool;
          volumeAttributes#4 {string};
        DownwardAPIVolumeSource
          defaultMode#2 int32; items#1 [DownwardAPIVolumeFile] atomic;
        EmptyDirVolumeSource
          medium#1 string; sizeLimit#2 quantity;
        EphemeralVolumeSource
          volumeClaimTemplate#1 PersistentVolumeClaimTemplate;
        FlexVolumeSource
          driver#1! string; fsType#2 string; options#5 {string}; readOnly#4 bool;
          secretRef#3 LocalObjectReference;
        GitRepoVolumeSource
          directory#3 string; repository#1! string; revision#2 string;
        GlusterfsVolumeSource
          endpoints#1! string; path#2! string; readOnly#3 bool;
        ImageVolumeSource
          pullPolicy#2 (Always|IfNotPresent|Never); reference#1 string;
        ISCSIVolumeSource
          chapAuthDiscovery#8 bool; chapAuthSession#11 bool; fsType#5 string; initiatorName#12 string;
          iqn#2! string; iscsiInterface#4 string; lun#3! int32; portals#7 [string] atomic; readOnly#6 bool;
          secretRef#10 LocalObjectReference; targetPortal#1! string;
        PersistentVolumeClaimVolumeSource
          claimName#1! string; readOnly#2 bool;
        ProjectedVolumeSource
          defaultMode#2 int32; sources#1 [VolumeProjection] atomic;
        RBDVolumeSource
          fsType#3 string; image#2! string; keyring#6 string; monitors#1! [string] atomic; pool#4 string;
          readOnly#8 bool; secretRef#7 LocalObjectReference; user#5 string;
        ScaleIOVolumeSource
          fsType#9 string; gateway#1! string; protectionDomain#5 string; readOnly#10 bool;
          secretRef#3! LocalObjectReference; sslEnabled#4 bool; storageMode#7 string; storagePool#6 string;
          system#2! string; volumeName#8 string;
        SecretVolumeSource
          defaultMode#3 int32; items#2 [KeyToPath] atomic; optional#4 bool; secretName#1 string;
        StorageOSVolumeSource
          fsType#3 string; readOnly#4 bool; secretRef#5 LocalObjectReference; volumeName#1 string;
          volumeNamespace#2 string;
        storage.VolumeNodeResources
          count#1 int32;
        PersistentVolumeClaimTemplate
          metadata#1 meta.ObjectMeta; spec#2! PersistentVolumeClaimSpec;
        """
}
