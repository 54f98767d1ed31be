public import RestanteJSON

/// Whose options are meant: an application's own, or those that it keeps for one user.
public struct OptionOwner: Sendable, Hashable {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The user; `nil` for the application's own options.
  public var user: UserID?

  /// Names an owner.
  public init(portal: PortalID, application: ApplicationID, user: UserID? = nil) {
    self.portal = portal
    self.application = application
    self.user = user
  }
}

/// How much one owner's options may hold.
public enum OptionLimits {
  /// The most options.
  public static let count = 1_000
  /// The most bytes of all of them, written as one JSON text.
  public static let bytes = 256 << 10
  /// How deep lists and maps may nest within one option.
  public static let depth = 32
}

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
