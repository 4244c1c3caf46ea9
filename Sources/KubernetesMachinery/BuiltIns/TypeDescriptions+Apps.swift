extension TypeDescriptions {
    /// Workloads.
    static let apps = """
        apps.v1.Deployment: Pods kept running in a number, renewed step by step when their template changes.
        apps.v1.DeploymentSpec: Which pods, how many, and how they are renewed.
            minReadySeconds: How long a pod must be ready to count as available.
            paused: If true, a changed template changes nothing yet.
            progressDeadlineSeconds: After how long without progress it counts as failed; 600 if not set.
            replicas: How many pods; 1 if not set.
            revisionHistoryLimit: How many old templates are kept to go back to; 10 if not set.
            selector: Which pods belong to it. Cannot be changed.
            strategy: How pods are renewed.
            template: The pods to run.
        apps.v1.DeploymentStatus: What was last seen of a deployment.
            availableReplicas: How many pods have been ready for long enough.
            collisionCount: How often the name of a ReplicaSet was taken.
            readyReplicas: How many pods are ready.
            replicas: How many pods there are.
            terminatingReplicas: How many pods are ending.
            unavailableReplicas: How many pods are missing from the number wanted.
            updatedReplicas: How many pods are of the present template.
        apps.v1.DeploymentCondition: One observation of a deployment, as in Available.
        apps.v1.DeploymentStrategy: How pods are renewed.
            rollingUpdate: Settings of RollingUpdate.
            type: RollingUpdate, which is meant if it is not set, or Recreate: all at once.
        apps.v1.RollingUpdateDeployment: How many pods are renewed at a time.
            maxSurge: How many pods, or what part, may be there beyond the number wanted; 25% if not set.
            maxUnavailable: How many pods, or what part, may be missing; 25% if not set.
        apps.v1.ReplicaSet: A number of pods of one template.
        apps.v1.ReplicaSetSpec: Which pods, and how many.
            minReadySeconds: How long a pod must be ready to count as available.
            replicas: How many pods; 1 if not set.
            selector: Which pods belong to it. Cannot be changed.
            template: The pods to run.
        apps.v1.ReplicaSetStatus: What was last seen of a ReplicaSet.
            availableReplicas: How many pods have been ready for long enough.
            fullyLabeledReplicas: How many pods have all labels of the template.
            readyReplicas: How many pods are ready.
            replicas: How many pods there are.
            terminatingReplicas: How many pods are ending.
        apps.v1.ReplicaSetCondition: One observation of a ReplicaSet.
        apps.v1.StatefulSet: Pods of one template with names and storage that stay.
        apps.v1.StatefulSetSpec: Which pods, how many, and what storage each has.
            minReadySeconds: How long a pod must be ready to count as available.
            ordinals: How the pods are numbered.
            persistentVolumeClaimRetentionPolicy: When the claims that were made for pods are deleted.
            podManagementPolicy: OrderedReady, one pod after another, or Parallel.
            replicas: How many pods; 1 if not set.
            revisionHistoryLimit: How many old templates are kept to go back to; 10 if not set.
            selector: Which pods belong to it. Cannot be changed.
            serviceName: The service that gives the pods their names in DNS.
            template: The pods to run.
            updateStrategy: How pods are renewed.
            volumeClaimTemplates: The claims that each pod gets of its own.
        apps.v1.StatefulSetStatus: What was last seen of a StatefulSet.
            availableReplicas: How many pods have been ready for long enough.
            collisionCount: How often the name of a revision was taken.
            currentReplicas: How many pods are of the revision that is being left.
            currentRevision: The revision that is being left.
            readyReplicas: How many pods are ready.
            replicas: How many pods there are.
            updateRevision: The revision that pods are renewed to.
            updatedReplicas: How many pods are of that revision.
        apps.v1.StatefulSetCondition: One observation of a StatefulSet.
        apps.v1.StatefulSetOrdinals: How the pods are numbered.
            start: The first number.
        apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy: When claims are deleted.
            whenDeleted: What becomes of them with the StatefulSet: Retain or Delete.
            whenScaled: What becomes of those of pods that are no longer wanted: Retain or Delete.
        apps.v1.StatefulSetUpdateStrategy: How pods are renewed.
            rollingUpdate: Settings of RollingUpdate.
            type: RollingUpdate, which is meant if it is not set, or OnDelete.
        apps.v1.RollingUpdateStatefulSetStrategy: Which pods are renewed, and how many at a time.
            maxUnavailable: How many pods, or what part, may be missing.
            partition: Pods of lower numbers are not renewed.
        apps.v1.DaemonSet: One pod on each node.
        apps.v1.DaemonSetSpec: Which pods, and how they are renewed.
            minReadySeconds: How long a pod must be ready to count as available.
            revisionHistoryLimit: How many old templates are kept to go back to; 10 if not set.
            selector: Which pods belong to it. Cannot be changed.
            template: The pods to run.
            updateStrategy: How pods are renewed.
        apps.v1.DaemonSetStatus: What was last seen of a DaemonSet.
            collisionCount: How often the name of a revision was taken.
            currentNumberScheduled: How many of the nodes that should run it do.
            desiredNumberScheduled: How many nodes should run it.
            numberAvailable: On how many nodes it has been ready for long enough.
            numberMisscheduled: How many nodes run it that should not.
            numberReady: On how many nodes it is ready.
            numberUnavailable: On how many of the nodes that should run it it is not available.
            updatedNumberScheduled: How many nodes run the present template.
        apps.v1.DaemonSetCondition: One observation of a DaemonSet.
        apps.v1.DaemonSetUpdateStrategy: How pods are renewed.
            rollingUpdate: Settings of RollingUpdate.
            type: RollingUpdate, which is meant if it is not set, or OnDelete.
        apps.v1.RollingUpdateDaemonSet: How many pods are renewed at a time.
            maxSurge: On how many nodes, or what part, the new pod may start beside the old one.
            maxUnavailable: On how many nodes, or what part, it may be missing; 1 if not set.
        batch.v1.Job: Pods that run until they are done.
        batch.v1.JobSpec: Which pods, how often they must succeed, and how often they may fail.
            activeDeadlineSeconds: After how many seconds the job is given up.
            backoffLimit: After how many failures the job is given up; 6 if not set.
            backoffLimitPerIndex: After how many failures an index is given up.
            completionMode: NonIndexed, or Indexed to give each pod a number.
            completions: How many pods must succeed.
            managedBy: Who runs the job, if not the cluster's own controller.
            manualSelector: Whether the selector was written by hand.
            maxFailedIndexes: How many indexes may fail.
            parallelism: How many pods run at once; 1 if not set.
            podFailurePolicy: What is done about which failures.
            podReplacementPolicy: When a failed pod is replaced.
            selector: Which pods belong to it. Set by the server.
            successPolicy: When the job has succeeded before all pods have.
            suspend: If true, no pods run.
            template: The pods to run.
            ttlSecondsAfterFinished: How long after its end the job is deleted.
        batch.v1.JobStatus: What was last seen of a job.
            active: How many pods have not ended.
            completedIndexes: The indexes that succeeded, as in 1,3-5.
            completionTime: When it succeeded.
            failed: How many pods failed.
            failedIndexes: The indexes that failed, as in 1,3-5.
            ready: How many pods are ready.
            startTime: When it was started.
            succeeded: How many pods succeeded.
            terminating: How many pods are ending.
            uncountedTerminatedPods: Pods that have ended and are not counted yet.
        batch.v1.JobCondition: One observation of a job, as in Complete.
        """
}
