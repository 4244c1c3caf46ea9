import Foundation
import KubernetesModel
import ProductAPI
import Testing
import Wire

@Suite("The SharedVolume kind")
struct SharedVolumeTests {
    @Test("its definition is served under the original's names and columns")
    func definition() throws {
        let definition = try JSONValue(parsing: Array(try JSONEncoder().encode(Manifest(SharedVolume.definition))))
        #expect(definition[at: "metadata", "name"] == "sharedvolumes.aws-efs.managed.openshift.io")
        #expect(definition[at: "spec", "names", "shortNames"] == ["sv"])
        #expect(definition[at: "spec", "names", "listKind"] == "SharedVolumeList")
        #expect(definition[at: "spec", "scope"] == "Namespaced")
        let version = definition[at: "spec", "versions"]?.array?.first
        let columns = version?[at: "additionalPrinterColumns"]?.array ?? []
        #expect(
            columns.filter { $0["priority"] == nil }.compactMap { $0["name"]?.string }
                == ["File System", "Access Point", "Phase", "Claim", "Message"])
    }

    @Test("an object stored under the original's schema, without spec or conditions, is read")
    func legacyObject() throws {
        let text =
            #"{"metadata":{"name":"a"},"status":{"claimRef":{"apiGroup":"","kind":"X","name":""},"phase":"Odd"}}"#
        let object = try JSONDecoder().decode(SharedVolume.self, from: Data(text.utf8))
        #expect(object.spec == nil)
        #expect(object.status?.phase?.rawValue == "Odd")
    }
}
