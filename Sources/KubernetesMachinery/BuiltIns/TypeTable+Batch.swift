extension TypeTable {
    /// The types of workloads that end.
    static let batch = """
        batch.v1.Job
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: batch.v1.JobSpec;
            status#3: batch.v1.JobStatus;
        batch.v1.JobCondition
            lastProbeTime#3: meta.v1.Time; lastTransitionTime#4: meta.v1.Time; message#6: string; reason#5: string;
            status#2!: string; type#1!: string;
        batch.v1.JobSpec
            activeDeadlineSeconds#3: integer/int64; backoffLimit#7: integer/int32;
            backoffLimitPerIndex#12: integer/int32; completionMode#9: string|Indexed|NonIndexed;
            completions#2: integer/int32; managedBy#15: string; manualSelector#5: boolean;
            maxFailedIndexes#13: integer/int32; parallelism#1: integer/int32;
            podFailurePolicy#11: batch.v1.PodFailurePolicy; podReplacementPolicy#14: string|Failed|TerminatingOrFailed;
            selector#4: meta.v1.LabelSelector; successPolicy#16: batch.v1.SuccessPolicy; suspend#10: boolean;
            template#6!: core.v1.PodTemplateSpec; ttlSecondsAfterFinished#8: integer/int32;
        batch.v1.JobStatus
            active#4: integer/int32; completedIndexes#7: string; completionTime#3: meta.v1.Time;
            conditions#1: [batch.v1.JobCondition] atomic patch(merge:type); failed#6: integer/int32;
            failedIndexes#10: string; ready#9: integer/int32; startTime#2: meta.v1.Time; succeeded#5: integer/int32;
            terminating#11: integer/int32; uncountedTerminatedPods#8: batch.v1.UncountedTerminatedPods;
        batch.v1.PodFailurePolicy
            rules#1!: [batch.v1.PodFailurePolicyRule] atomic;
        batch.v1.PodFailurePolicyOnExitCodesRequirement
            containerName#1: string; operator#2!: string|In|NotIn; values#3!: [integer/int32] set;
        batch.v1.PodFailurePolicyOnPodConditionsPattern
            status#2!: string; type#1!: string;
        batch.v1.PodFailurePolicyRule
            action#1!: string|Count|FailIndex|FailJob|Ignore;
            onExitCodes#2: batch.v1.PodFailurePolicyOnExitCodesRequirement;
            onPodConditions#3: [batch.v1.PodFailurePolicyOnPodConditionsPattern] atomic;
        batch.v1.SuccessPolicy
            rules#1!: [batch.v1.SuccessPolicyRule] atomic;
        batch.v1.SuccessPolicyRule
            succeededCount#2: integer/int32; succeededIndexes#1: string;
        batch.v1.UncountedTerminatedPods
            failed#2: [string] set; succeeded#1: [string] set;
        """
}
