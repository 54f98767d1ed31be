/// How a family of methods takes and shows objects.
struct ObjectStyle: Sendable, Hashable {
  /// The families of the original, which differ in their replies and errors.
  enum Manner: String, Sendable, Hashable, CaseIterable {
    /// `crm.deal.*`: `add` returns the id, `update` and `delete` return true.
    case deal = "crm.deal"
    /// `crm.item.*`: `add` and `update` return the object, `delete` an empty list. An update that
    /// changes nothing raises no event.
    case item = "crm.item"
    /// `tasks.task.*`: `add` and `update` return the object, `delete` true.
    case task = "tasks.task"
  }

  var manner: Manner
  var spelling: FieldSpelling
  /// Whether ids and other numbers are text.
  var numbersAreText: Bool
  /// The member of a reply that holds an object; `nil` where it is the reply.
  var one: String?
  /// The member of a reply that holds a list; `nil` where it is the reply.
  var many: String?

  /// A family's usual style.
  init(_ manner: Manner) {
    self.manner = manner
    spelling = manner == .deal ? .upper : .camel
    numbersAreText = manner != .item
    switch manner {
    case .deal: break
    case .item: (one, many) = ("item", "items")
    case .task: (one, many) = ("task", "tasks")
    }
  }

  /// The parameter that has an object's id, in capitals.
  var idParameter: String { manner == .task ? "TASKID" : "ID" }
  /// Whether a filter without an operator compares with a pattern.
  var hasPatterns: Bool { manner == .task }
  /// Whether lists begin with the latest object unless they are told otherwise.
  var beginsWithLatest: Bool { manner == .task }
}
