extension TypeTable {
    /// The types of workloads.
    static let apps = """
        apps.v1.DaemonSet
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: apps.v1.DaemonSetSpec;
            status: apps.v1.DaemonSetStatus;
        apps.v1.DaemonSetCondition
            lastTransitionTime: meta.v1.Time; message: string; reason: string; status!: string; type!: string;
        apps.v1.DaemonSetSpec
            minReadySeconds: integer/int32; revisionHistoryLimit: integer/int32; selector!: meta.v1.LabelSelector;
            template!: core.v1.PodTemplateSpec; updateStrategy: apps.v1.DaemonSetUpdateStrategy;
        apps.v1.DaemonSetStatus
            collisionCount: integer/int32; conditions: [apps.v1.DaemonSetCondition] map(type) patch(merge:type);
            currentNumberScheduled!: integer/int32; desiredNumberScheduled!: integer/int32;
            numberAvailable: integer/int32; numberMisscheduled!: integer/int32; numberReady!: integer/int32;
            numberUnavailable: integer/int32; observedGeneration: integer/int64;
            updatedNumberScheduled: integer/int32;
        apps.v1.DaemonSetUpdateStrategy
            rollingUpdate: apps.v1.RollingUpdateDaemonSet; type: string|OnDelete|RollingUpdate;
        apps.v1.Deployment
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: apps.v1.DeploymentSpec;
            status: apps.v1.DeploymentStatus;
        apps.v1.DeploymentCondition
            lastTransitionTime: meta.v1.Time; lastUpdateTime: meta.v1.Time; message: string; reason: string;
            status!: string; type!: string;
        apps.v1.DeploymentSpec
            minReadySeconds: integer/int32; paused: boolean; progressDeadlineSeconds: integer/int32;
            replicas: integer/int32; revisionHistoryLimit: integer/int32; selector!: meta.v1.LabelSelector;
            strategy: apps.v1.DeploymentStrategy patch(retainKeys); template!: core.v1.PodTemplateSpec;
        apps.v1.DeploymentStatus
            availableReplicas: integer/int32; collisionCount: integer/int32;
            conditions: [apps.v1.DeploymentCondition] map(type) patch(merge:type);
            observedGeneration: integer/int64; readyReplicas: integer/int32; replicas: integer/int32;
            terminatingReplicas: integer/int32; unavailableReplicas: integer/int32; updatedReplicas: integer/int32;
        apps.v1.DeploymentStrategy
            rollingUpdate: apps.v1.RollingUpdateDeployment; type: string|Recreate|RollingUpdate;
        apps.v1.ReplicaSet
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: apps.v1.ReplicaSetSpec;
            status: apps.v1.ReplicaSetStatus;
        apps.v1.ReplicaSetCondition
            lastTransitionTime: meta.v1.Time; message: string; reason: string; status!: string; type!: string;
        apps.v1.ReplicaSetSpec
            minReadySeconds: integer/int32; replicas: integer/int32; selector!: meta.v1.LabelSelector;
            template: core.v1.PodTemplateSpec;
        apps.v1.ReplicaSetStatus
            availableReplicas: integer/int32; conditions: [apps.v1.ReplicaSetCondition] map(type) patch(merge:type);
            fullyLabeledReplicas: integer/int32; observedGeneration: integer/int64; readyReplicas: integer/int32;
            replicas!: integer/int32; terminatingReplicas: integer/int32;
        apps.v1.RollingUpdateDaemonSet
            maxSurge: util.intstr.IntOrString; maxUnavailable: util.intstr.IntOrString;
        apps.v1.RollingUpdateDeployment
            maxSurge: util.intstr.IntOrString; maxUnavailable: util.intstr.IntOrString;
        apps.v1.RollingUpdateStatefulSetStrategy
            maxUnavailable: util.intstr.IntOrString; partition: integer/int32;
        apps.v1.StatefulSet
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: apps.v1.StatefulSetSpec;
            status: apps.v1.StatefulSetStatus;
        apps.v1.StatefulSetCondition
            lastTransitionTime: meta.v1.Time; message: string; reason: string; status!: string; type!: string;
        apps.v1.StatefulSetOrdinals
            start: integer/int32;
        apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy
            whenDeleted: string; whenScaled: string;
        apps.v1.StatefulSetSpec
            minReadySeconds: integer/int32; ordinals: apps.v1.StatefulSetOrdinals;
            persistentVolumeClaimRetentionPolicy: apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy;
            podManagementPolicy: string|OrderedReady|Parallel; replicas: integer/int32;
            revisionHistoryLimit: integer/int32; selector!: meta.v1.LabelSelector; serviceName: string;
            template!: core.v1.PodTemplateSpec; updateStrategy: apps.v1.StatefulSetUpdateStrategy;
            volumeClaimTemplates: [core.v1.PersistentVolumeClaim] atomic;
        apps.v1.StatefulSetStatus
            availableReplicas: integer/int32; collisionCount: integer/int32;
            conditions: [apps.v1.StatefulSetCondition] map(type) patch(merge:type); currentReplicas: integer/int32;
            currentRevision: string; observedGeneration: integer/int64; readyReplicas: integer/int32;
            replicas!: integer/int32; updateRevision: string; updatedReplicas: integer/int32;
        apps.v1.StatefulSetUpdateStrategy
            rollingUpdate: apps.v1.RollingUpdateStatefulSetStrategy; type: string|OnDelete|RollingUpdate;
        """
}
