/// Which application tokens a door accepts.
///
/// A portal sends its token with every event: the same for as long as the application, or the
/// outgoing webhook, is there.
public enum DoorToken: Sendable, Hashable {
  /// Any, or none: the door's code is all that is asked for.
  case any
  /// The one with this hash.
  case expected(SecretHash)
  /// Any, until `ONAPPINSTALL` brings one: that is expected from then on.
  case learning

  /// The event that brings an application's token.
  public static let teacher = EventName(stored: "ONAPPINSTALL")

  /// What becomes of an event that comes with a token, or without one.
  public enum Verdict: Sendable, Hashable {
    /// It is taken in.
    case accept
    /// It is taken in, and its token is the one that is expected from then on.
    case learn(SecretHash)
    /// It is refused.
    case refuse
  }

  /// Judges an event by its name and the token that came with it. Tokens are compared in constant
  /// time.
  public func verdict(on token: String?, of event: EventName) -> Verdict {
    switch self {
    case .any: return .accept
    case .expected(let hash):
      guard let token, hash.matches(token) else { return .refuse }
      return .accept
    case .learning:
      guard event == Self.teacher, let token, !token.isEmpty else { return .accept }
      return .learn(SecretHash(of: token))
    }
  }
}

extension DoorToken {
  /// The forms in which stores keep it: the hash that is expected, and whether it is learnt.
  public var stored: (hash: [UInt8]?, learns: Bool) {
    switch self {
    case .any: (nil, false)
    case .expected(let hash): (hash.bytes, false)
    case .learning: (nil, true)
    }
  }

  /// Reads ``stored`` back.
  public init(hash: SecretHash?, learns: Bool) {
    if let hash {
      self = .expected(hash)
    } else {
      self = learns ? .learning : .any
    }
  }
}
