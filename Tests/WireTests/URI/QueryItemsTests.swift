import Testing
import Wire

@Suite("Queries and forms")
struct QueryItemsTests {
    @Test("a query is written percent-encoded and read back, repeated names in order")
    func roundTrip() {
        let items: QueryItems = ["a": "1 +&=/ü", "tagKeys": "x", "empty": "", "tagKeys": "y"]
        #expect(items.text == "a=1%20%2B%26%3D%2F%C3%BC&tagKeys=x&empty=&tagKeys=y")
        #expect(QueryItems(parsing: items.text) == items)
        #expect(items.values(of: "tagKeys") == ["x", "y"])
        #expect(items["tagKeys"] == "x" && items["none"] == nil)
    }

    @Test("a plus is a space in a form and itself in a query")
    func plus() {
        #expect(QueryItems(parsing: "a=1+2", isForm: true)["a"] == "1 2")
        #expect(QueryItems(parsing: "a=1+2")["a"] == "1+2")
    }

    @Test("what is not percent-encoding stands for itself")
    func lenient() {
        #expect(QueryItems(parsing: "&&a&b=c=d&%zz=%4")["b"] == "c=d")
        #expect(QueryItems(parsing: "a")["a"] == "")
        #expect(PercentEncoding.decode("%zz%4") == "%zz%4")
    }
}
