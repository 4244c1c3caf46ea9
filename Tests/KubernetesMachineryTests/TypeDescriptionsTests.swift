import Testing
import Wire

@testable import KubernetesMachinery

@Suite("Descriptions of the built-in types")
struct TypeDescriptionsTests {
    @Test("each text is about a type or a field that there is")
    func known() {
        let scalars = ["meta.v1.Time", "meta.v1.MicroTime", "meta.v1.FieldsV1"]
        var known = Set(scalars + ["resource.Quantity", "util.intstr.IntOrString"])
        known.insert("apiextensions.v1.CustomResourceSubresourceStatus")
        for (type, shape) in TypeTable.shared.shapes {
            known.insert(type)
            known.formUnion(shape.fields.map { "\(type).\($0.name)" })
        }
        #expect(Set(TypeDescriptions.shared.texts.keys).subtracting(known).sorted() == [])
    }

    @Test("a type that is described has all of its fields described")
    func everyField() {
        let texts = TypeDescriptions.shared
        let described = TypeTable.shared.shapes.filter { texts.text(of: $0.key) != nil }
        let missing = described.flatMap { type, shape in
            shape.fields.filter { texts.text(of: $0.name, in: type) == nil }.map { "\(type).\($0.name)" }
        }
        #expect(missing.sorted() == [])
    }

    @Test("every built-in kind is described, and so are its spec and its status")
    func everyKind() {
        let texts = TypeDescriptions.shared
        for resource in BuiltInResources.all {
            guard case .builtIn(let type) = resource.shape else { continue }
            #expect(texts.text(of: type) != nil, "\(type)")
            for field in TypeTable.shared.shapes[type]?.fields ?? [] {
                guard case .named(let part) = field.type, part.hasPrefix(type) else { continue }
                #expect(texts.text(of: part) != nil, "\(part)")
            }
        }
    }
}
