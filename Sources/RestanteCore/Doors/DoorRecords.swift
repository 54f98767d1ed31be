/// What remembers the events that came through a door, so that one that comes again has no second
/// effect.
///
/// Senders that get no reply send again. A portal repeats the same bytes; a Restante makes new
/// tokens for each attempt, but names the delivery in a header. Where there is a name, it alone
/// counts: deliveries with different names are different events, however equal their bodies are.
public struct DoorRecords: Sendable, Hashable {
  /// How long equal bodies are remembered, in seconds.
  public static let bodyMemory: Int64 = 600
  private static let method = "hooks"

  /// The attempts that an event counts as, each with the time for which it is remembered, in
  /// seconds.
  public let keys: [(key: IdempotencyKey, lifetime: Int64)]

  /// Names the attempts of an event.
  ///
  /// - Parameters:
  ///   - portal: The door's portal.
  ///   - code: The hash of the door's code.
  ///   - body: The body of the request, which counts where the sender gave no identifier.
  ///   - delivery: The identifier that its sender gave it; `nil` for none.
  public init(portal: PortalID, code: SecretHash, body: [UInt8], delivery: String?) {
    let name = delivery.map { "delivery \(Hex.encode(Digests.sha256(Array($0.utf8))))" }
    let key = IdempotencyKey(
      portal: portal, owner: .door(code), method: Self.method,
      value: name ?? "body \(Hex.encode(Digests.sha256(body)))")
    keys = [(key, name == nil ? Self.bodyMemory : IdempotencyRecord.lifetime)]
  }

  /// Whether two are of the same attempts.
  public static func == (lhs: DoorRecords, rhs: DoorRecords) -> Bool {
    lhs.keys.map(\.key) == rhs.keys.map(\.key)
  }

  /// Feeds what `==` compares to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(keys.map(\.key))
  }
}
