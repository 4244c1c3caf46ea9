extension BuiltInTypes {
    /// Types of workloads; see ``BuiltInTypes`` for the notation.
    static let workloads = """
        apps.Deployment
          metadata#1 meta.ObjectMeta; spec#2 apps.DeploymentSpec; status#3 apps.DeploymentStatus;
        apps.DaemonSet
          metadata#1 meta.ObjectMeta; spec#2 apps.DaemonSetSpec; status#3 apps.DaemonSetStatus;
        apps.ReplicaSet
          metadata#1 meta.ObjectMeta; spec#2 apps.ReplicaSetSpec; status#3 apps.ReplicaSetStatus;
        apps.StatefulSet
          metadata#1 meta.ObjectMeta; spec#2 apps.StatefulSetSpec; status#3 apps.StatefulSetStatus;
        batch.Job
          metadata#1 meta.ObjectMeta; spec#2 batch.JobSpec; status#3 batch.JobStatus;
        apps.DeploymentSpec
          minReadySeconds#5 int32; paused#7 bool; progressDeadlineSeconds#9 int32; replicas#1 int32;
          revisionHistoryLimit#6 int32; selector#2! meta.LabelSelector;
          strategy#4 apps.DeploymentStrategy patch(retainKeys); template#3! PodTemplateSpec;
        apps.DeploymentStatus
          availableReplicas#4 int32; collisionCount#8 int32;
          conditions#6 [apps.DeploymentCondition] map(type) patch(merge:type); observedGeneration#1 int64;
          readyReplicas#7 int32; replicas#2 int32; terminatingReplicas#9 int32; unavailableReplicas#5 int32;
          updatedReplicas#3 int32;
        apps.DaemonSetSpec
          minReadySeconds#4 int32; revisionHistoryLimit#6 int32; selector#1! meta.LabelSelector;
          template#2! PodTemplateSpec; updateStrategy#3 apps.DaemonSetUpdateStrategy;
        apps.DaemonSetStatus
          collisionCount#9 int32; conditions#10 [apps.DaemonSetCondition] map(type) patch(merge:type);
          currentNumberScheduled#1! int32; desiredNumberScheduled#3! int32; numberAvailable#7 int32;
          numberMisscheduled#2! int32; numberReady#4! int32; numberUnavailable#8 int32;
          observedGeneration#5 int64; updatedNumberScheduled#6 int32;
        apps.ReplicaSetSpec
          minReadySeconds#4 int32; replicas#1 int32; selector#2! meta.LabelSelector; template#3 PodTemplateSpec;
        apps.ReplicaSetStatus
          availableReplicas#5 int32; conditions#6 [apps.ReplicaSetCondition] map(type) patch(merge:type);
          fullyLabeledReplicas#2 int32; observedGeneration#3 int64; readyReplicas#4 int32; replicas#1! int32;
          terminatingReplicas#7 int32;
        apps.StatefulSetSpec
          minReadySeconds#9 int32; ordinals#11 apps.StatefulSetOrdinals;
          persistentVolumeClaimRetentionPolicy#10 apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
          podManagementPolicy#6 (OrderedReady|Parallel); replicas#1 int32; revisionHistoryLimit#8 int32;
          selector#2! meta.LabelSelector; serviceName#5 string; template#3! PodTemplateSpec;
          updateStrategy#7 apps.StatefulSetUpdateStrategy; volumeClaimTemplates#4 [PersistentVolumeClaim] atomic;
        apps.StatefulSetStatus
          availableReplicas#11 int32; collisionCount#9 int32;
          conditions#10 [apps.StatefulSetCondition] map(type) patch(merge:type); currentReplicas#4 int32;
          currentRevision#6 string; observedGeneration#1 int64; readyReplicas#3 int32; replicas#2! int32;
          updateRevision#7 string; updatedReplicas#5 int32;
        batch.JobSpec
          activeDeadlineSeconds#3 int64; backoffLimit#7 int32; backoffLimitPerIndex#12 int32;
          completionMode#9 (Indexed|NonIndexed); completions#2 int32; managedBy#15 string; manualSelector#5 bool;
          maxFailedIndexes#13 int32; parallelism#1 int32; podFailurePolicy#11 batch.PodFailurePolicy;
          podReplacementPolicy#14 (Failed|TerminatingOrFailed); selector#4 meta.LabelSelector;
          successPolicy#16 batch.SuccessPolicy; suspend#10 bool; template#6! PodTemplateSpec;
          ttlSecondsAfterFinished#8 int32;
        batch.JobStatus
          active#4 int32; completedIndexes#7 string; completionTime#3 time;
          conditions#1 [batch.JobCondition] atomic patch(merge:type); failed#6 int32; failedIndexes#10 string;
          ready#9 int32; startTime#2 time; succeeded#5 int32; terminating#11 int32;
          uncountedTerminatedPods#8 batch.UncountedTerminatedPods;
        apps.DeploymentStrategy
          rollingUpdate#2 apps.RollingUpdateDeployment; type#1 (Recreate|RollingUpdate);
        apps.DeploymentCondition
          lastTransitionTime#7 time; lastUpdateTime#6 time; message#5 string; reason#4 string; status#2! string;
          type#1! string;
        apps.DaemonSetUpdateStrategy
          rollingUpdate#2 apps.RollingUpdateDaemonSet; type#1 (OnDelete|RollingUpdate);
        apps.DaemonSetCondition
          lastTransitionTime#3 time; message#5 string; reason#4 string; status#2! string; type#1! string;
        apps.ReplicaSetCondition
          lastTransitionTime#3 time; message#5 string; reason#4 string; status#2! string; type#1! string;
        apps.StatefulSetOrdinals
          start#1 int32;
        apps.StatefulSetPersistentVolumeClaimRetentionPolicy
          whenDeleted#1 string; whenScaled#2 string;
        apps.StatefulSetUpdateStrategy
          rollingUpdate#2 apps.RollingUpdateStatefulSetStrategy; type#1 (OnDelete|RollingUpdate);
        apps.StatefulSetCondition
          lastTransitionTime#3 time; message#5 string; reason#4 string; status#2! string; type#1! string;
        batch.PodFailurePolicy
          rules#1! [batch.PodFailurePolicyRule] atomic;
        batch.SuccessPolicy
          rules#1! [batch.SuccessPolicyRule] atomic;
        batch.JobCondition
          lastProbeTime#3 time; lastTransitionTime#4 time; message#6 string; reason#5 string; status#2! string;
          type#1! string;
        batch.UncountedTerminatedPods
          failed#2 [string] set; succeeded#1 [string] set;
        apps.RollingUpdateDeployment
          maxSurge#2 intstr; maxUnavailable#1 intstr;
        apps.RollingUpdateDaemonSet
          maxSurge#2 intstr; maxUnavailable#1 intstr;
        apps.RollingUpdateStatefulSetStrategy
          maxUnavailable#2 intstr; partition#1 int32;
        batch.PodFailurePolicyRule
          action#1! (Count|FailIndex|FailJob|Ignore); onExitCodes#2 batch.PodFailurePolicyOnExitCodesRequirement;
          onPodConditions#3 [batch.PodFailurePolicyOnPodConditionsPattern] atomic;
        batch.SuccessPolicyRule
          succeededCount#2 int32; succeededIndexes#1 string;
        batch.PodFailurePolicyOnExitCodesRequirement
          containerName#1 string; operator#2! (In|NotIn); values#3! [int32] set;
        batch.PodFailurePolicyOnPodConditionsPattern
          status#2! string; type#1! string;
        """
}
