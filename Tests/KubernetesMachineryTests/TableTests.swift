import KubernetesMachinery
import Testing
import Vocabulary
import Wire

/// Cells as a kube-apiserver printed them for the same objects.
@Suite("Tables")
struct TableTests {
    private static let now = Timestamp(seconds: 1_795_235_400)  // 2026-11-21T04:30:00Z

    private func cells(_ table: Table, _ object: String) throws -> JSONValue? {
        var value = try JSONValue(parsing: object)
        value[at: "metadata", "creationTimestamp"] = "2026-11-21T04:29:57Z"
        let json = table.json(of: [value.object ?? [:]], now: Self.now)
        return json["rows"]?.array?.first?["cells"]
    }

    @Test(
        "built-in kinds have the cells that kubectl shows",
        arguments: [
            (
                "persistentvolumes",
                #"{"metadata":{"name":"pv1"},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteMany","ReadOnlyMany"],"persistentVolumeReclaimPolicy":"Retain","storageClassName":"efs-sc","claimRef":{"namespace":"default","name":"pvc1"},"volumeMode":"Filesystem"},"status":{"phase":"Pending"}}"#,
                #"["pv1","1Gi","ROX,RWX","Retain","Pending","default/pvc1","efs-sc","<unset>","","3s","Filesystem"]"#
            ),
            (
                "persistentvolumeclaims",
                #"{"metadata":{"name":"pvc1"},"spec":{"volumeName":"pv1","storageClassName":"efs-sc","volumeMode":"Filesystem"},"status":{"phase":"Pending"}}"#,
                #"["pvc1","Pending","pv1","0","","efs-sc","<unset>","3s","Filesystem"]"#
            ),
            (
                "namespaces", #"{"metadata":{"name":"default"},"status":{"phase":"Active"}}"#,
                #"["default","Active","3s"]"#
            ),
            (
                "pods",
                #"{"metadata":{"name":"p1"},"spec":{"nodeName":"node1","containers":[{"name":"c1"},{"name":"c2"}],"readinessGates":[{"conditionType":"x"}]},"status":{"phase":"Pending"}}"#,
                #"["p1","0/2","Pending","0","3s","<none>","node1","<none>","0/1"]"#
            ),
            (
                "pods",
                #"{"metadata":{"name":"p1"},"spec":{"containers":[{"name":"c1"}]},"status":{"phase":"Running","containerStatuses":[{"ready":false,"restartCount":2,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"finishedAt":"2026-11-21T04:25:00Z"}}}]}}"#,
                #"["p1","0/1","CrashLoopBackOff","2 (5m ago)","3s","<none>","<none>","<none>","<none>"]"#
            ),
            (
                "nodes",
                #"{"metadata":{"name":"node1","labels":{"node-role.kubernetes.io/worker":"","kubernetes.io/role":"x"}},"spec":{"unschedulable":true},"status":{"conditions":[{"type":"Ready","status":"True"}],"addresses":[{"type":"InternalIP","address":"10.0.0.1"}],"nodeInfo":{"kubeletVersion":"v1.32.0","osImage":"Linux","kernelVersion":"6.1","containerRuntimeVersion":"containerd://1"}}}"#,
                #"["node1","Ready,SchedulingDisabled","worker,x","3s","v1.32.0","10.0.0.1","<none>","Linux","6.1","containerd://1"]"#
            ),
            (
                "storageclasses.storage.k8s.io",
                #"{"metadata":{"name":"efs-sc","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"efs.csi.aws.com"}"#,
                #"["efs-sc (default)","efs.csi.aws.com","Delete","Immediate",false,"3s"]"#
            ),
            (
                "events",
                #"{"metadata":{"name":"e1"},"involvedObject":{"kind":"Pod","name":"p1","fieldPath":"spec.containers{c1}"},"reason":"Started","message":"hello\n","type":"Normal","firstTimestamp":"2026-11-21T03:23:00Z","lastTimestamp":"2026-11-21T03:53:00Z","count":3,"source":{"component":"kubelet","host":"node1"}}"#,
                #"["37m","Normal","Started","pod/p1","spec.containers{c1}","kubelet, node1","hello","67m",3,"e1"]"#
            ),
            (
                "events.events.k8s.io",
                #"{"metadata":{"name":"e2"},"regarding":{"kind":"SharedVolume","name":"sv1"},"reason":"Ready","note":"bound","type":"Normal","eventTime":"2026-11-21T04:13:00.000000Z","reportingController":"breakwater","reportingInstance":"bw-1"}"#,
                #"["17m","Normal","Ready","sharedvolume/sv1","","breakwater, bw-1","bound","17m",1,"e2"]"#
            ),
            ("configmaps", #"{"metadata":{"name":"cm"},"data":{"a":"1"},"binaryData":{"b":""}}"#, #"["cm",2,"3s"]"#),
            ("secrets", #"{"metadata":{"name":"s1"},"type":"Opaque","data":{"a":""}}"#, #"["s1","Opaque",1,"3s"]"#),
            ("serviceaccounts", #"{"metadata":{"name":"sa1"}}"#, #"["sa1",0,"3s"]"#),
            (
                "deployments.apps",
                #"{"metadata":{"name":"d1"},"spec":{"replicas":2,"selector":{"matchLabels":{"a":"b"}},"template":{"spec":{"containers":[{"name":"c1","image":"i1"},{"name":"c2","image":"i2"}]}}}}"#,
                #"["d1","0/2",0,0,"3s","c1,c2","i1,i2","a=b"]"#
            ),
            (
                "daemonsets.apps",
                #"{"metadata":{"name":"ds"},"spec":{"template":{"spec":{"nodeSelector":{"x":"y"}}}}}"#,
                #"["ds",0,0,0,0,0,"x=y","3s","","","<none>"]"#
            ),
            (
                "customresourcedefinitions.apiextensions.k8s.io", #"{"metadata":{"name":"w"}}"#,
                #"["w","2026-11-21T04:29:57Z"]"#
            ),
            (
                "leases.coordination.k8s.io", #"{"metadata":{"name":"l1"},"spec":{"holderIdentity":"me"}}"#,
                #"["l1","me","3s"]"#
            ),
            (
                "rolebindings.rbac.authorization.k8s.io",
                #"{"metadata":{"name":"rb1"},"roleRef":{"kind":"Role","name":"r1"},"subjects":[{"kind":"ServiceAccount","name":"sa1","namespace":"default"},{"kind":"User","name":"u"},{"kind":"Group","name":"g"}]}"#,
                #"["rb1","Role/r1","3s","u","g","default/sa1"]"#
            ),
            (
                "csidrivers.storage.k8s.io",
                #"{"metadata":{"name":"efs.csi.aws.com"},"spec":{"attachRequired":false,"volumeLifecycleModes":["Persistent"]}}"#,
                #"["efs.csi.aws.com",false,false,false,"<unset>",false,"Persistent","3s"]"#
            ),
            (
                "csinodes.storage.k8s.io", #"{"metadata":{"name":"node1"},"spec":{"drivers":[{}]}}"#,
                #"["node1",1,"3s"]"#
            ),
            (
                "services",
                #"{"metadata":{"name":"svc1"},"spec":{"type":"ClusterIP","clusterIP":"10.0.0.121","ports":[{"port":80,"protocol":"TCP"}],"selector":{"a":"b"}}}"#,
                #"["svc1","ClusterIP","10.0.0.121","<none>","80/TCP","3s","a=b"]"#
            ),
            (
                "resourcequotas",
                #"{"metadata":{"name":"q1"},"status":{"hard":{"cpu":"4","limits.cpu":"8","pods":"100","requests.storage":"5Gi"},"used":{"cpu":"0","limits.cpu":"0","pods":"2","requests.storage":"0"}}}"#,
                #"["q1","cpu: 0/4, pods: 2/100, requests.storage: 0/5Gi","limits.cpu: 0/8","3s"]"#
            ),
            ("limitranges", #"{"metadata":{"name":"l1"}}"#, #"["l1","2026-11-21T04:29:57Z"]"#),
            (
                "jobs.batch",
                #"{"metadata":{"name":"j1"},"spec":{"completions":3,"parallelism":1,"selector":{"matchLabels":{"a":"b"}},"template":{"spec":{"containers":[{"name":"c","image":"busybox"},{"name":"d","image":"img2"}]}}},"status":{"conditions":[{"type":"Suspended","status":"True"}]}}"#,
                #"["j1","Suspended","0/3","","3s","c,d","busybox,img2","a=b"]"#
            ),
            (
                "jobs.batch",
                #"{"metadata":{"name":"j2"},"spec":{"parallelism":2,"template":{"spec":{"containers":[{"name":"c","image":"busybox"}]}}},"status":{"startTime":"2026-11-21T04:29:33Z"}}"#,
                #"["j2","Running","0/1 of 2","27s","3s","c","busybox","<none>"]"#
            ),
            (
                "endpoints",
                #"{"metadata":{"name":"e1"},"subsets":[{"addresses":[{"ip":"10.0.0.1"},{"ip":"10.0.0.2"}],"ports":[{"name":"a","port":80},{"name":"b","port":81}]},{"addresses":[{"ip":"10.0.0.9"}],"ports":[{"port":99}]}]}"#,
                #"["e1","10.0.0.1:80,10.0.0.2:80,10.0.0.1:81 + 2 more...","3s"]"#
            ),
            ("endpoints", #"{"metadata":{"name":"e2"}}"#, #"["e2","<none>","3s"]"#),
            (
                "endpointslices.discovery.k8s.io",
                #"{"metadata":{"name":"es3"},"addressType":"IPv4","ports":[{"port":1},{"port":2},{"name":"c"},{"port":4},{"name":"e"}],"endpoints":[{"addresses":["10.0.0.1","10.0.0.2"]}]}"#,
                #"["es3","IPv4","1,2,c + 2 more...","10.0.0.1,10.0.0.2","3s"]"#
            ),
            (
                "endpointslices.discovery.k8s.io", #"{"metadata":{"name":"es2"},"addressType":"IPv4"}"#,
                #"["es2","IPv4","<unset>","<unset>","3s"]"#
            ),
            (
                "poddisruptionbudgets.policy", #"{"metadata":{"name":"p2"},"spec":{"maxUnavailable":"30%"}}"#,
                #"["p2","N/A","30%",0,"3s"]"#
            ),
            (
                "poddisruptionbudgets.policy", #"{"metadata":{"name":"p1"},"spec":{"minAvailable":1}}"#,
                #"["p1","1","N/A",0,"3s"]"#
            ),
            (
                "priorityclasses.scheduling.k8s.io",
                #"{"metadata":{"name":"pc"},"value":8,"preemptionPolicy":"Never"}"#, #"["pc",8,false,"3s","Never"]"#
            ),
        ])
    func builtIn(resource: String, object: String, expected: String) throws {
        let table = Table.builtIn(resource)
        let found = try cells(table, object)
        #expect(try found == JSONValue(parsing: expected))
        #expect(found?.array?.count == table.columns.count)
    }

    @Test("columns of a definition are read by JSONPath, with filters, wide ones last in kubectl by priority")
    func custom() throws {
        let columns = try #require(ResourceDefinition(WidgetDefinition.json()).versions.first?.columns)
        let table = Table(customColumns: columns)
        #expect(table.columns.map(\.name) == ["Name", "Size", "Ready", "Age", "Tags"])
        #expect(table.columns.map(\.priority) == [0, 0, 0, 0, 1])
        let object =
            #"{"metadata":{"name":"w1"},"spec":{"size":3,"tags":["aa","bb"]},"status":{"conditions":[{"type":"X","status":"False"},{"type":"Ready","status":"True"}]}}"#
        #expect(try cells(table, object) == ["w1", 3, "True", "3s", #"["aa","bb"]"#])
        #expect(try cells(table, #"{"metadata":{"name":"w1"}}"#) == ["w1", .null, .null, "3s", .null])
        #expect(Table(customColumns: []).columns.map(\.name) == ["Name", "Age"])
    }

    @Test("rows carry metadata, the object or nothing, as the request includes it")
    func included() throws {
        let object: JSONObject = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": [:]]
        func row(_ including: Table.IncludedObject) -> JSONValue? {
            Table.builtIn("configmaps").json(of: [object], including: including, now: Self.now)["rows"]?.array?.first?[
                "object"]
        }
        #expect(
            row(.metadata)
                == ["kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": ["name": "a"]])
        #expect(row(.object) == .object(object))
        #expect(row(.none) == .null)
    }

    @Test(
        "an age has two units where the second still matters",
        arguments: [
            (0, "0s"), (119, "119s"), (120, "2m"), (150, "2m30s"), (600, "10m"), (7200, "120m"), (10_800, "3h"),
            (11_460, "3h11m"), (28_800, "8h"), (172_800, "2d"), (180_000, "2d2h"), (691_200, "8d"), (63_072_000, "2y"),
            (70_000_000, "2y80d"), (-60, "<invalid>"),
        ])
    func ages(seconds: Int64, expected: String) {
        #expect(Age.text(since: (Self.now - .seconds(seconds)).rfc3339, now: Self.now) == expected)
    }

    @Test(
        "a path that printer columns cannot use is refused",
        arguments: ["spec", ".a[", ".a[?(b)]", ".a..", ".a[x]"])
    func badPaths(text: String) {
        #expect(throws: JSONPathError.self) { try JSONPath(text) }
    }

    @Test(
        "paths follow fields, indexes, filters and all elements",
        arguments: [
            (".a.b", "[1]"), (".l[0].n", #"["x"]"#), (".l[-1].n", #"["y"]"#), (".l[*].n", #"["x","y"]"#),
            (#".l[?(@.n=="y")].v"#, "[2]"), (".l[?(@.v>1)].n", #"["y"]"#), (#".m['a.b']"#, "[3]"), (#".m.a\.b"#, "[3]"),
            ("..n", #"["x","y"]"#), ("{.a.b}", "[1]"), (".zz.y", "[]"),
        ])
    func paths(path: String, expected: String) throws {
        let object = try JSONValue(parsing: #"{"a":{"b":1},"l":[{"n":"x","v":1},{"n":"y","v":2}],"m":{"a.b":3}}"#)
        #expect(try JSONValue.array(JSONPath(path).values(in: object)) == JSONValue(parsing: expected))
    }
}
