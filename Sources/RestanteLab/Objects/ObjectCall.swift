import RestanteCore
import RestanteJSON
import RestanteREST

/// A call about objects of one kind: reads what it asks for, and shows objects in its style.
struct ObjectCall {
  /// The maximum number of bytes of one object's fields as JSON: a page of such objects fits a
  /// reply.
  static let maxBytes = 256 << 10
  /// How deep a field may nest.
  static let deepest = 64

  let call: AddedCall
  let style: ObjectStyle
  let kind: ObjectKind

  /// Where the objects stand.
  var place: ObjectStore.Place {
    ObjectStore.Place(portal: call.portal.memberID, kind: kind.name)
  }

  /// The id that is asked for.
  func id() throws(ObjectFault) -> Int64 {
    guard let value = call[style.idParameter] else { throw .missing(style.idParameter) }
    guard value.phpInteger > 0, value.phpElements == nil else { throw .badID }
    return value.phpInteger
  }

  /// The fields that are sent, by the names by which they are kept and without those that only the
  /// lab sets.
  ///
  /// - Parameter isNew: Whether they are those of a new object.
  func fields(isNew: Bool) throws(ObjectFault) -> JSONObject {
    guard let value = call["FIELDS"] else { throw .missing("FIELDS") }
    guard let members = Self.members(value) else { throw .notMap("fields") }
    var fields = JSONObject()
    for (name, value) in members { fields[stored(name)] = value.phpNormalized }
    for name in ["ID", "ENTITY_TYPE_ID", kind.stamps.created, kind.stamps.modified] {
      fields[name] = nil
    }
    fields[kind.stamps.modifier] = nil
    // Tasks can be created in somebody else's name.
    if !(isNew && style.manner == .task) { fields[kind.stamps.creator] = nil }
    guard JSONValue.object(fields).nests(atMost: Self.deepest),
      PortalObjects.size(of: fields) <= Self.maxBytes
    else { throw .tooLarge }
    return fields
  }

  /// A map; PHP does not tell an empty one from an empty list.
  private static func members(_ value: JSONValue) -> JSONObject? {
    if case .array(let elements) = value { return elements.isEmpty ? [:] : nil }
    return value.objectValue
  }

  /// A new object with these fields.
  func made(_ fields: JSONObject) -> JSONObject {
    let (stamps, user) = (kind.stamps, JSONValue.int(call.user.id.rawValue))
    var object = fields
    for name in [stamps.responsible, stamps.creator] where object[name] == nil {
      object[name] = user
    }
    object[stamps.modifier] = user
    let now = JSONValue.string(call.text(of: call.now))
    object[stamps.created] = now
    object[stamps.modified] = now
    return object
  }

  /// An object with new values of some fields.
  func changed(_ object: JSONObject, _ fields: JSONObject) -> JSONObject {
    var object = object
    for (name, value) in fields { object[name] = value }
    object[kind.stamps.modifier] = .int(call.user.id.rawValue)
    object[kind.stamps.modified] = .string(call.text(of: call.now))
    return object
  }
}

extension ObjectCall {
  /// The name by which a field is kept.
  func stored(_ name: String) -> String {
    let name = style.spelling.stored(name)
    return style.manner == .item ? kind.itemNames[name] ?? name : name
  }

  /// The name of a field in replies.
  func shown(_ name: String) -> String {
    var name = name
    if style.manner == .item, let other = kind.itemNames.first(where: { $0.value == name }) {
      name = other.key
    }
    return style.spelling.shown(name)
  }

  /// An object as replies have it.
  func shown(_ id: Int64, _ object: JSONObject, _ selection: ObjectSelection) -> JSONValue {
    var members = JSONObject()
    members[shown("ID")] = style.numbersAreText ? .string(String(id)) : .int(id)
    for (name, value) in object where selection.contains(name) {
      members[shown(name)] = shown(value, of: name)
    }
    if style.manner == .item, let type = kind.entityType, selection.contains("ENTITY_TYPE_ID") {
      members[shown("ENTITY_TYPE_ID")] = .int(type)
    }
    for name in selection.names where name != "ID" && members[shown(name)] == nil {
      members[shown(name)] = .null
    }
    return .object(members)
  }

  /// Fields that hold numbers wherever numbers are not text.
  private static let numberFields: Set = [
    "ASSIGNED_BY_ID", "CATEGORY_ID", "COMPANY_ID", "CONTACT_ID", "CREATED_BY", "CREATED_BY_ID",
    "LEAD_ID", "MODIFY_BY_ID", "MOVED_BY", "MOVED_BY_ID", "MYCOMPANY_ID", "OPPORTUNITY",
    "QUOTE_ID", "UPDATED_BY", "WEBFORM_ID",
  ]

  private func shown(_ value: JSONValue, of name: String) -> JSONValue {
    if style.numbersAreText { return Self.text(value) }
    guard Self.numberFields.contains(name) || name.hasPrefix("PARENT_ID_"),
      let number = value.stringValue.flatMap({ JSONNumber(text: $0) })
    else { return value }
    return .number(number)
  }

  /// A value whose numbers are text.
  private static func text(_ value: JSONValue) -> JSONValue {
    switch value {
    case .number(let number): .string(number.text)
    case .array(let elements): .array(elements.map(text))
    case .object(let members):
      .object(JSONObject(members: members.map { ($0.key, text($0.value)) }))
    case .null, .bool, .string: value
    }
  }
}

/// Which fields of objects a reply has.
struct ObjectSelection: Sendable {
  /// The fields that are named, by the names by which they are kept.
  let names: [String]
  private let hasOwn: Bool
  private let hasUsers: Bool

  /// All fields.
  static let all = ObjectSelection(names: [], hasOwn: true, hasUsers: true)

  private init(names: [String], hasOwn: Bool, hasUsers: Bool) {
    (self.names, self.hasOwn, self.hasUsers) = (names, hasOwn, hasUsers)
  }

  /// Reads `select`: names of fields, `*` for all but those that users define, and `UF_*` for
  /// these. `crm.item.*` means all by `*`.
  init(_ asked: ObjectCall) {
    let words = asked.call["SELECT"]?.phpElements?.compactMap(\.phpText) ?? []
    guard !words.isEmpty else {
      self = .all
      return
    }
    let isItem = asked.style.manner == .item
    hasOwn = words.contains("*")
    hasUsers = words.contains("UF_*") || isItem && words.contains("*")
    names = words.filter { !$0.contains("*") }.map(asked.stored)
  }

  /// Whether a field belongs to it.
  func contains(_ name: String) -> Bool {
    (name.hasPrefix("UF_") ? hasUsers : hasOwn) || names.contains(name)
  }
}
