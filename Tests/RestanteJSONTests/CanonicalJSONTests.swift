import RestanteJSON
import Testing

@Suite("The canonical form is what PHP makes of a document")
struct CanonicalJSONTests {
  @Test("strings are escaped", arguments: PHPVectors.strings)
  func strings(vector: PHPVectors.Vector) throws {
    try check(vector)
  }

  @Test("integers stay integers while they fit 64 bits", arguments: PHPVectors.integers)
  func integers(vector: PHPVectors.Vector) throws {
    try check(vector)
  }

  @Test("other numbers become doubles", arguments: PHPVectors.doubles)
  func doubles(vector: PHPVectors.Vector) throws {
    try check(vector)
  }

  @Test("objects become lists or maps", arguments: PHPVectors.objects)
  func objects(vector: PHPVectors.Vector) throws {
    try check(vector)
  }

  @Test("a text of every kind of special character comes out escaped")
  func specification() throws {
    let value: JSONValue = ["a": "Сделка/1 <b>\"q\"'s & 😀"]
    let expected = #"{"a":"Сделка\/1 \u003Cb\u003E\u0022q\u0022\u0027s \u0026 😀"}"#
    #expect(String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self) == expected)
  }

  @Test("numbers too large for a double keep their text", arguments: ["1e400", "[-1.50E+999]"])
  func overflow(document: String) throws {
    #expect(try canonical(document) == document)
  }

  @Test("appending leaves what is already there")
  func appending() {
    var bytes = Array("id:".utf8)
    CanonicalJSON.append([1, [:]], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "id:[1,[]]")
  }

  @Test("the list rule alone leaves numbers as they are", arguments: PHPVectors.objects)
  func normalizing(vector: PHPVectors.Vector) throws {
    let value = try JSONParser().parse(vector.document)
    #expect(CanonicalJSON.bytes(of: value.phpNormalized) == Array(vector.canonical.utf8))
    #expect(value.phpNormalized.phpNormalized == value.phpNormalized)
    #expect(JSONValue.number(JSONNumber(text: "1.10") ?? JSONNumber(0)).phpNormalized != 1.1)
  }

  private func check(_ vector: PHPVectors.Vector) throws {
    let text = try canonical(vector.document)
    // By bytes: Swift would let "é" stand for "e" with an accent.
    #expect(text.utf8.elementsEqual(vector.canonical.utf8), "\(text), not \(vector.canonical)")
  }

  private func canonical(_ document: String) throws -> String {
    let value = try JSONParser().parse(document)
    return String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self)
  }
}
