extension TypeTable {
    /// The types of workloads that run on.
    static let apps = """
        apps.v1.DaemonSet
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: apps.v1.DaemonSetSpec;
            status#3: apps.v1.DaemonSetStatus;
        apps.v1.DaemonSetCondition
            lastTransitionTime#3: meta.v1.Time; message#5: string; reason#4: string; status#2!: string;
            type#1!: string;
        apps.v1.DaemonSetSpec
            minReadySeconds#4: integer/int32; revisionHistoryLimit#6: integer/int32;
            selector#1!: meta.v1.LabelSelector; template#2!: core.v1.PodTemplateSpec;
            updateStrategy#3: apps.v1.DaemonSetUpdateStrategy;
        apps.v1.DaemonSetStatus
            collisionCount#9: integer/int32; conditions#10: [apps.v1.DaemonSetCondition] map(type) patch(merge:type);
            currentNumberScheduled#1!: integer/int32; desiredNumberScheduled#3!: integer/int32;
            numberAvailable#7: integer/int32; numberMisscheduled#2!: integer/int32; numberReady#4!: integer/int32;
            numberUnavailable#8: integer/int32; observedGeneration#5: integer/int64;
            updatedNumberScheduled#6: integer/int32;
        apps.v1.DaemonSetUpdateStrategy
            rollingUpdate#2: apps.v1.RollingUpdateDaemonSet; type#1: string|OnDelete|RollingUpdate;
        apps.v1.Deployment
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: apps.v1.DeploymentSpec;
            status#3: apps.v1.DeploymentStatus;
        apps.v1.DeploymentCondition
            lastTransitionTime#7: meta.v1.Time; lastUpdateTime#6: meta.v1.Time; message#5: string; reason#4: string;
            status#2!: string; type#1!: string;
        apps.v1.DeploymentSpec
            minReadySeconds#5: integer/int32; paused#7: boolean; progressDeadlineSeconds#9: integer/int32;
            replicas#1: integer/int32; revisionHistoryLimit#6: integer/int32; selector#2!: meta.v1.LabelSelector;
            strategy#4: apps.v1.DeploymentStrategy patch(retainKeys); template#3!: core.v1.PodTemplateSpec;
        apps.v1.DeploymentStatus
            availableReplicas#4: integer/int32; collisionCount#8: integer/int32;
            conditions#6: [apps.v1.DeploymentCondition] map(type) patch(merge:type);
            observedGeneration#1: integer/int64; readyReplicas#7: integer/int32; replicas#2: integer/int32;
            terminatingReplicas#9: integer/int32; unavailableReplicas#5: integer/int32;
            updatedReplicas#3: integer/int32;
        apps.v1.DeploymentStrategy
            rollingUpdate#2: apps.v1.RollingUpdateDeployment; type#1: string|Recreate|RollingUpdate;
        apps.v1.ReplicaSet
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: apps.v1.ReplicaSetSpec;
            status#3: apps.v1.ReplicaSetStatus;
        apps.v1.ReplicaSetCondition
            lastTransitionTime#3: meta.v1.Time; message#5: string; reason#4: string; status#2!: string;
            type#1!: string;
        apps.v1.ReplicaSetSpec
            minReadySeconds#4: integer/int32; replicas#1: integer/int32; selector#2!: meta.v1.LabelSelector;
            template#3: core.v1.PodTemplateSpec;
        apps.v1.ReplicaSetStatus
            availableReplicas#5: integer/int32;
            conditions#6: [apps.v1.ReplicaSetCondition] map(type) patch(merge:type);
            fullyLabeledReplicas#2: integer/int32; observedGeneration#3: integer/int64; readyReplicas#4: integer/int32;
            replicas#1!: integer/int32; terminatingReplicas#7: integer/int32;
        apps.v1.RollingUpdateDaemonSet
            maxSurge#2: util.intstr.IntOrString; maxUnavailable#1: util.intstr.IntOrString;
        apps.v1.RollingUpdateDeployment
            maxSurge#2: util.intstr.IntOrString; maxUnavailable#1: util.intstr.IntOrString;
        apps.v1.RollingUpdateStatefulSetStrategy
            maxUnavailable#2: util.intstr.IntOrString; partition#1: integer/int32;
        apps.v1.StatefulSet
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: apps.v1.StatefulSetSpec;
            status#3: apps.v1.StatefulSetStatus;
        apps.v1.StatefulSetCondition
            lastTransitionTime#3: meta.v1.Time; message#5: string; reason#4: string; status#2!: string;
            type#1!: string;
        apps.v1.StatefulSetOrdinals
            start#1: integer/int32;
        apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy
            whenDeleted#1: string; whenScaled#2: string;
        apps.v1.StatefulSetSpec
            minReadySeconds#9: integer/int32; ordinals#11: apps.v1.StatefulSetOrdinals;
            persistentVolumeClaimRetentionPolicy#10: apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy;
            podManagementPolicy#6: string|OrderedReady|Parallel; replicas#1: integer/int32;
            revisionHistoryLimit#8: integer/int32; selector#2!: meta.v1.LabelSelector; serviceName#5: string;
            template#3!: core.v1.PodTemplateSpec; updateStrategy#7: apps.v1.StatefulSetUpdateStrategy;
            volumeClaimTemplates#4: [core.v1.PersistentVolumeClaim] atomic;
        apps.v1.StatefulSetStatus
            availableReplicas#11: integer/int32; collisionCount#9: integer/int32;
            conditions#10: [apps.v1.StatefulSetCondition] map(type) patch(merge:type);
            currentReplicas#4: integer/int32; currentRevision#6: string; observedGeneration#1: integer/int64;
            readyReplicas#3: integer/int32; replicas#2!: integer/int32; updateRevision#7: string;
            updatedReplicas#5: integer/int32;
        apps.v1.StatefulSetUpdateStrategy
            rollingUpdate#2: apps.v1.RollingUpdateStatefulSetStrategy; type#1: string|OnDelete|RollingUpdate;
        """
}
