import Glibc
import Sandbox
import Vocabulary

/// What the sandbox prints when it is ready: the first minutes of a newcomer.
enum SandboxGreeting {
    static func print(_ doors: Sandbox.Doors) {
        let names = doors.clusters.map(\.region.rawValue)
        Swift.print(
            """
            The sandbox is ready: \(names.joined(separator: " and ")), each with EFS and a Kubernetes cluster.

            In another terminal, share an access point between pods:

              . \(doors.exports)
              fs=$(aws efs create-file-system --query FileSystemId --output text)
              sleep 6   # as on AWS, a file system takes a while to become available
              ap=$(aws efs create-access-point --file-system-id $fs --query AccessPointId --output text)
              kubectl apply -f - <<EOF
              apiVersion: aws-efs.managed.openshift.io/v1alpha1
              kind: SharedVolume
              metadata:
                name: sv1
              spec:
                fileSystemID: $fs
                accessPointID: $ap
              EOF
              kubectl get sv sv1 --watch

            The other Region: --region \(names.last ?? "") for aws, --context \(names.last ?? "") for kubectl.
            Stop it with Ctrl-C.
            """)
        // Off a terminal standard output is buffered, and whoever waits for this line would wait for ever.
        fflush(nil)
    }
}
