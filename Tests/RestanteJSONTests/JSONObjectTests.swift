import RestanteJSON
import Testing

@Suite("A JSON object")
struct JSONObjectTests {
  @Test("keeps the order of its members")
  func order() {
    let object: JSONObject = ["b": 1, "a": 2, "c": 3]
    #expect(object.keys == ["b", "a", "c"])
    #expect(object.map(\.value) == [1, 2, 3])
    #expect(object[1].key == "a")
  }

  @Test("keeps a member's place when it is set again", arguments: [3, 16, 17, 100])
  func replacing(count: Int) {
    var object = numbered(count)
    object["k1"] = "new"
    #expect(object.count == count)
    #expect(object[1].key == "k1")
    #expect(object["k1"] == "new")
    let literal: JSONObject = ["a": 1, "b": 2, "a": 3]
    #expect(literal == ["a": 3, "b": 2])
  }

  @Test("forgets a removed member and still finds the others", arguments: [3, 16, 17, 18, 100])
  func removing(count: Int) {
    var object = numbered(count)
    let removed = [object.removeValue(forKey: "k1"), object.removeValue(forKey: "k1")]
    #expect(removed == [1, nil])
    object["k0"] = nil
    #expect(object.count == count - 2)
    for number in 2..<count { #expect(object["k\(number)"] == .int(number)) }
    object["k1"] = true
    #expect(object.keys.last == "k1")
  }

  @Test("tells an absent member from null")
  func null() {
    var object: JSONObject = ["a": nil]
    #expect(object["a"] == .some(.null))
    #expect(object["b"] == nil)
    object["b"] = .null
    #expect(object.count == 2)
  }

  @Test("is equal to another only in the same order")
  func equality() {
    let object: JSONObject = ["a": 1, "b": 2]
    let turned: JSONObject = ["b": 2, "a": 1]
    #expect(object != turned)
    #expect(object == numberedPair())
    #expect(Set([object, turned, numberedPair()]).count == 2)
  }

  @Test("is a value: copies do not affect one another")
  func copies() {
    let original = numbered(20)
    var copy = original
    copy["k3"] = "changed"
    copy["extra"] = 1
    #expect(original["k3"] == 3)
    #expect(original["extra"] == nil)
    #expect(!original.isEmpty)
    #expect(JSONObject().isEmpty)
  }

  private func numbered(_ count: Int) -> JSONObject {
    JSONObject(members: (0..<count).map { ("k\($0)", .int($0)) })
  }

  private func numberedPair() -> JSONObject {
    var object = JSONObject()
    let isNew = [
      object.append(key: "a", value: 1), object.append(key: "b", value: 0),
      object.append(key: "b", value: 2),
    ]
    #expect(isNew == [true, true, false])
    return object
  }
}
