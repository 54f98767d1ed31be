import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteREST

extension ObjectFamily {
  /// Reads a family that a user describes.
  ///
  /// - Throws: `Problem`, which names the member that is wrong.
  init(_ arguments: ArgumentReader) throws(Problem) {
    guard let prefix = try arguments.string("method"), Self.isPrefix(prefix) else {
      throw arguments.wrong(
        "method", "must be the beginning of names of methods, such as crm.quote, in small letters")
    }
    guard let event = try arguments.string("event"),
      let name = EventName(event + ObjectKind.Change.updated.rawValue)
    else {
      throw arguments.wrong("event", "must be the beginning of names of events, such as ONCRMQUOTE")
    }
    let manner = try Self.choice("like", ObjectStyle.Manner.self, arguments) ?? .deal
    var style = ObjectStyle(manner)
    if let ids = try Self.choice("ids", NumberSpelling.self, arguments) {
      style.numbersAreText = ids == .text
    }
    style.one = try arguments.string("one") ?? style.one
    style.many = try arguments.string("many") ?? style.many
    let type = try arguments.integer("entity_type_id")
    let kind = Self.kind(
      prefix, String(name.text.dropLast(ObjectKind.Change.updated.rawValue.count)), manner, type)
    let scope = try arguments.string("scope") ?? String(prefix.prefix { $0 != "." })
    self.init(prefix: prefix, scope: scope, style: style, kind: kind)
    let taken = Set(RESTService.operations + [UserGet().name])
    guard prefix != "crm.item", verbs.allSatisfy({ !taken.contains("\(prefix).\($0.rawValue)") })
    else { throw arguments.wrong("method", "belongs to methods that cannot be replaced") }
  }

  private static func kind(
    _ prefix: String, _ event: String, _ manner: ObjectStyle.Manner, _ type: Int64?
  ) -> ObjectKind {
    var kind = ObjectKind.classic(prefix, event: event, entityType: type)
    switch manner {
    case .deal: break
    case .item:
      kind.stamps = .item
      kind.itemNames = [:]
      kind.eventData = type.map { .idAndType($0) } ?? .id
    case .task:
      kind.stamps = .task
      kind.eventData = .beforeAndAfter
    }
    return kind
  }

  /// The family as clients see it.
  var object: JSONObject {
    var object: JSONObject = ["method": .string(prefix)]
    if let kind { object["event"] = .string(kind.event) }
    object["scope"] = .string(scope)
    object["like"] = .string(style.manner.rawValue)
    object["ids"] = .string((style.numbersAreText ? NumberSpelling.text : .number).rawValue)
    if let one = style.one { object["one"] = .string(one) }
    if let many = style.many { object["many"] = .string(many) }
    if let type = kind?.entityType { object["entity_type_id"] = .int(type) }
    return object
  }

  private static func isPrefix(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
    return isPlain && parts.count > 1 && text.utf8.count <= 100
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _: Choice.Type, _ arguments: ArgumentReader
  ) throws(Problem) -> Choice? where Choice.RawValue == String {
    guard let text = try arguments.string(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw arguments.wrong(name, "must be one of \(words)")
    }
    return choice
  }
}

/// How ids and other numbers are written.
enum NumberSpelling: String, Sendable, CaseIterable {
  case text, number
}
