import RestanteCore
import RestanteJSON
import Testing

@Suite("A message id")
struct MessageIDTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    var name: String
    var data: JSONValue
    var text: String

    var testDescription: String { "\(name) \(data.encodedString())" }
  }

  static let vectors: [Vector] = [
    Vector(
      name: "ONCRMDEALUPDATE", data: ["FIELDS": ["ID": 759]],
      text: "1ccf3ff420e9f2934d1c942741d42663"),
    Vector(
      name: "ONCRMDEALUPDATE", data: ["FIELDS": ["ID": "759"]],
      text: "4d9b94659ea26012d579cb4f6ba3d37a"),
    Vector(
      name: "ONCRMLEADADD", data: ["FIELDS": ["ID": 10]],
      text: "f83bb19d9e5d1d163bae3a66d2266f63"),
    Vector(
      name: "ONCRMDYNAMICITEMUPDATE", data: ["FIELDS": ["ID": 5, "ENTITY_TYPE_ID": 147]],
      text: "42655887ae71f7a9994d2d377c007a22"),
    Vector(
      name: "ONTASKUPDATE",
      data: [
        "FIELDS_BEFORE": ["ID": 123], "FIELDS_AFTER": ["ID": 123],
        "IS_ACCESSIBLE_BEFORE": "undefined", "IS_ACCESSIBLE_AFTER": "undefined",
      ],
      text: "35e286e1da2e9d4a972defbd79b2ef0a"),
    Vector(
      name: "ONAPPTEST", data: ["QUERY": ["any": "data"], "LANGUAGE_ID": "ru"],
      text: "8a0ab0cf93d71dd8fda75e4fe494a3f8"),
    Vector(name: "ONX", data: false, text: "71136a68e453b7705873481b84c61fe8"),
    Vector(name: "ONX", data: nil, text: "7105ac7818214a019e1da654d9295dc8"),
    Vector(name: "ONX", data: [], text: "5bb0fc41a5be5e0bd9063f6512d3e356"),
    Vector(name: "ONX", data: [:], text: "5bb0fc41a5be5e0bd9063f6512d3e356"),
    Vector(
      name: "ONX", data: ["a": "Сделка/1 <b>\"q\"'s & 😀"],
      text: "aeb082f7bb0832be8058d7a88a712c85"),
  ]

  @Test("is the original's MD5 of name and canonical data", arguments: vectors)
  func isTheOriginals(_ vector: Vector) throws {
    let name = try #require(EventName(vector.name))
    #expect(MessageID(name: name, data: vector.data).text == vector.text)
  }

  @Test("is computed from a publication's name and data unless the publisher chose one")
  func publicationDefaults() throws {
    let name = try #require(EventName("ONX"))
    let computed = Publication(name: name)
    #expect(computed.messageID.text == "71136a68e453b7705873481b84c61fe8")
    #expect(computed.data == Array("false".utf8))
    #expect(computed.user == .nobody && computed.origin == nil)
    let chosen = try #require(MessageID("00000000000000000000000000000001"))
    #expect(Publication(name: name, messageID: chosen).messageID == chosen)
  }

  @Test("depends on the order of members and the kind of values")
  func dependsOnOrderAndKind() throws {
    let name = try #require(EventName("ONX"))
    let id = MessageID(name: name, data: ["a": 1, "b": 2])
    #expect(id != MessageID(name: name, data: ["b": 2, "a": 1]))
    #expect(id != MessageID(name: name, data: ["a": "1", "b": 2]))
    #expect(id == MessageID(name: name, data: ["a": 1, "b": 2]))
  }

  @Test("is read from 32 hexadecimal digits of either case and shown in small letters")
  func parsing() throws {
    let id = try #require(MessageID("71136A68E453B7705873481B84C61FE8"))
    #expect(id.text == "71136a68e453b7705873481b84c61fe8")
    #expect(MessageID(stored: id.bytes) == id)
    let bad = [
      "", "7", "71136a68e453b7705873481b84c61fe", "71136a68e453b7705873481b84c61fe80",
      "71136a68e453b7705873481b84c61feg", " 1136a68e453b7705873481b84c61fe8",
      "71136a68e453b7705873481b84c61fe８",
    ]
    for text in bad { #expect(MessageID(text) == nil, "\(text)") }
  }
}
