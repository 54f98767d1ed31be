public import RestanteJSON

/// Sets options of an application, leaving those that are not named as they are.
public struct SetOptions: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The options are stored.
    case stored
    /// They would exceed ``OptionLimits``; nothing was changed.
    case tooLarge
  }

  /// Whose options they are.
  public var owner: OptionOwner
  /// The options by name; null removes one.
  public var changes: JSONObject

  /// Describes a change of options.
  public init(owner: OptionOwner, changes: JSONObject) {
    self.owner = owner
    self.changes = changes
  }

  /// The options after the change, in the order in which their names first came; `nil` when they
  /// would exceed ``OptionLimits``.
  public func applied(to options: JSONObject) -> JSONObject? {
    guard changes.allSatisfy({ $0.value.nests(atMost: OptionLimits.depth) }) else { return nil }
    var merged = options
    for (name, value) in changes where !value.isNull { merged.append(key: name, value: value) }
    let removed = Set(changes.filter { $0.value.isNull }.map(\.key))
    if !removed.isEmpty {
      merged = JSONObject(
        members: merged.filter { !removed.contains($0.key) }.map { ($0.key, $0.value) })
    }
    guard merged.count <= OptionLimits.count,
      JSONValue.object(merged).encoded().count <= OptionLimits.bytes
    else { return nil }
    return merged
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard let options = applied(to: try transaction.options(of: owner)) else { return .tooLarge }
    try transaction.setOptions(options, of: owner)
    return .stored
  }
}
