import RestanteJSON

/// Objects of one kind: which fields the lab itself sets, and which events changes raise.
struct ObjectKind: Sendable, Hashable {
  /// The fields that the lab sets.
  struct Stamps: Sendable, Hashable {
    var created = "DATE_CREATE"
    var modified = "DATE_MODIFY"
    var creator = "CREATED_BY_ID"
    var modifier = "MODIFY_BY_ID"
    var responsible = "ASSIGNED_BY_ID"

    /// Those of items of types that users define.
    static let item = Stamps(
      created: "CREATED_TIME", modified: "UPDATED_TIME", creator: "CREATED_BY",
      modifier: "UPDATED_BY")
    /// Those of tasks.
    static let task = Stamps(
      created: "CREATED_DATE", modified: "CHANGED_DATE", creator: "CREATED_BY",
      modifier: "CHANGED_BY", responsible: "RESPONSIBLE_ID")
  }

  /// What an event tells of a change.
  enum EventData: Sendable, Hashable {
    /// `{"FIELDS":{"ID":n}}`.
    case id
    /// The same with `ENTITY_TYPE_ID`.
    case idAndType(Int64)
    /// `{"FIELDS_BEFORE":…,"FIELDS_AFTER":…}`, as tasks have it.
    case beforeAndAfter
  }

  /// By what it is told apart from others, such as `crm.deal`.
  let name: String
  /// What the names of its events begin with, such as `ONCRMDEAL`.
  let event: String
  /// The number by which `crm.item.*` finds it.
  var entityType: Int64?
  var stamps = Stamps()
  var eventData = EventData.id
  /// The names that `crm.item.*` has for fields that are kept by another one.
  var itemNames: [String: String] = [:]
}

extension ObjectKind {
  /// The names that differ between a kind's own methods and `crm.item.*`.
  static let itemNames = [
    "CREATED_TIME": "DATE_CREATE", "UPDATED_TIME": "DATE_MODIFY", "CREATED_BY": "CREATED_BY_ID",
    "UPDATED_BY": "MODIFY_BY_ID", "MOVED_BY": "MOVED_BY_ID",
  ]

  /// A kind whose objects have methods of their own.
  static func classic(
    _ name: String, event: String, entityType: Int64?, itemNames: [String: String] = [:]
  ) -> ObjectKind {
    ObjectKind(
      name: name, event: event, entityType: entityType,
      itemNames: Self.itemNames.merging(itemNames) { $1 })
  }

  static let lead = classic(
    "crm.lead", event: "ONCRMLEAD", entityType: 1, itemNames: ["STAGE_ID": "STATUS_ID"])
  static let deal = classic("crm.deal", event: "ONCRMDEAL", entityType: 2)
  static let contact = classic("crm.contact", event: "ONCRMCONTACT", entityType: 3)
  static let company = classic("crm.company", event: "ONCRMCOMPANY", entityType: 4)
  static let task = ObjectKind(
    name: "tasks.task", event: "ONTASK", stamps: .task, eventData: .beforeAndAfter)

  /// The number of smart invoices, which only `crm.item.*` knows.
  private static let invoice: Int64 = 31
  /// The smallest number of types that users define.
  private static let firstDynamicType: Int64 = 128

  /// The items of a type that users define; `nil` for other numbers.
  static func dynamic(_ type: Int64) -> ObjectKind? {
    guard type >= firstDynamicType || type == invoice else { return nil }
    return ObjectKind(
      name: "crm.item.\(type)", event: "ONCRMDYNAMICITEM", entityType: type, stamps: .item,
      eventData: .idAndType(type))
  }
}

extension ObjectKind {
  /// What happens to an object.
  enum Change: String, Sendable {
    case added = "ADD"
    case updated = "UPDATE"
    case deleted = "DELETE"
  }

  /// The name of the event that a change raises.
  func event(of change: Change) -> String { event + change.rawValue }

  /// The data of that event.
  func data(of change: Change, to id: Int64) -> JSONValue {
    switch eventData {
    case .id: return ["FIELDS": ["ID": .int(id)]]
    case .idAndType(let type): return ["FIELDS": ["ID": .int(id), "ENTITY_TYPE_ID": .int(type)]]
    case .beforeAndAfter:
      let (object, nothing): (JSONValue, JSONValue) = (["ID": .int(id)], "undefined")
      return [
        "FIELDS_BEFORE": change == .added ? nothing : object,
        "FIELDS_AFTER": change == .deleted ? nothing : object,
        "IS_ACCESSIBLE_BEFORE": change == .added ? "N" : nothing,
        "IS_ACCESSIBLE_AFTER": change == .deleted ? "N" : nothing,
      ]
    }
  }
}
