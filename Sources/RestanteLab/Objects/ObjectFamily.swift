/// Methods about objects that share the beginning of their names.
struct ObjectFamily: Sendable, Hashable {
  /// The beginning of the names, such as `crm.deal`.
  let prefix: String
  /// The scope that callers need.
  let scope: String
  let style: ObjectStyle
  /// What the methods are about; `nil` where the parameter `entityTypeId` says it.
  let kind: ObjectKind?

  /// The methods by the last part of their names.
  var verbs: [ObjectVerb] {
    ObjectVerb.allCases.filter { $0 != .fields || style.manner != .task }
  }

  /// The families that every lab has.
  static let standard: [ObjectFamily] =
    [ObjectKind.lead, .deal, .contact, .company].map { kind in
      ObjectFamily(prefix: kind.name, scope: "crm", style: ObjectStyle(.deal), kind: kind)
    } + [
      ObjectFamily(prefix: "crm.item", scope: "crm", style: ObjectStyle(.item), kind: nil),
      ObjectFamily(
        prefix: ObjectKind.task.name, scope: "task", style: ObjectStyle(.task), kind: .task),
    ]
}
