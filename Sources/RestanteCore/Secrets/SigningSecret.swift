private import FoundationEssentials

/// A secret with which deliveries are signed as Standard Webhooks has it.
///
/// It is derived from the server key when it is needed, and never stored.
public struct SigningSecret: Sendable, Hashable, Redacted {
  /// How many bytes a secret may have: what Standard Webhooks allows.
  public static let lengths = 24...64
  /// What the text of a secret begins with.
  private static let prefix = "whsec_"

  /// The bytes of the key.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// A secret from its text, with or without `whsec_`; `nil` unless the rest is base64 of as many
  /// bytes as ``lengths`` allows.
  public init?(_ text: String) {
    let encoded = text.hasPrefix(Self.prefix) ? String(text.dropFirst(Self.prefix.count)) : text
    guard let data = Data(base64Encoded: encoded), Self.lengths.contains(data.count) else {
      return nil
    }
    self.bytes = Array(data)
  }

  /// What a receiver is told: `whsec_` and the bytes in base64.
  public var text: String { Self.prefix + Data(bytes).base64EncodedString() }
}

/// Whose deliveries a secret signs.
public enum SigningOwner: Sendable, Hashable {
  /// An application's, by its `client_id`.
  case application(clientID: String)
  /// An outgoing webhook's, by its number on the portal.
  case outgoingWebhook(Int64)

  fileprivate var name: String {
    switch self {
    case .application(let clientID): "application\u{0}\(clientID)"
    case .outgoingWebhook(let number): "webhook\u{0}\(number)"
    }
  }
}

/// Which secrets of an owner are good: the one of the current generation and, for a while after it
/// was replaced, the one before.
public struct SecretGenerations: Sendable, Hashable {
  /// The number of the current secret, from 1.
  public var current: Int64
  /// Until when the one before is good as well; `nil` where there is none.
  public var previousUntil: Timestamp?

  /// Creates a value; by default that of an owner whose secret was never replaced.
  public init(current: Int64 = 1, previousUntil: Timestamp? = nil) {
    self.current = current
    self.previousUntil = previousUntil
  }

  /// What is good after the secret is replaced.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - overlap: For how long the secret that was current stays good, in seconds; 0 or less ends
  ///     it at once.
  public func replaced(at now: Timestamp, overlap: Int64) -> SecretGenerations {
    SecretGenerations(
      current: current + 1, previousUntil: overlap > 0 ? now.adding(seconds: overlap) : nil)
  }

  /// The numbers of the secrets that are good at a time, the current one first.
  public func good(at now: Timestamp) -> [Int64] {
    guard let previousUntil, now < previousUntil, current > 1 else { return [current] }
    return [current, current - 1]
  }
}

extension ServerKey {
  /// The secret that signs deliveries to an owner's handlers: always the same for the same
  /// generation.
  public func signingSecret(
    memberID: String, owner: SigningOwner, generation: Int64
  ) -> SigningSecret {
    let message = Array("\(memberID)\u{0}\(owner.name)\u{0}\(generation)".utf8)
    return SigningSecret(bytes: authenticationCode(message, for: "webhook_signature"))
  }
}

extension ServerKeyring {
  /// The secret that an application is shown to verify deliveries with, as it is at a time.
  public func signingSecret(
    memberID: String, clientID: String, at now: Timestamp
  ) -> SigningSecret {
    sealing(at: now).signingSecret(
      memberID: memberID, owner: .application(clientID: clientID),
      generation: SecretGenerations().current)
  }

  /// The secret that an outgoing webhook's receiver is shown, as it is at a time.
  public func signingSecret(
    memberID: String, webhook: BindingID, generations: SecretGenerations, at now: Timestamp
  ) -> SigningSecret {
    sealing(at: now).signingSecret(
      memberID: memberID, owner: .outgoingWebhook(webhook.rawValue),
      generation: generations.current)
  }

  /// The secrets to sign an owner's deliveries with, the one that is shown to it first.
  ///
  /// While a secret or the server key is being replaced there are several, and a delivery has a
  /// signature of each: receivers verify it with whichever they have.
  public func signingSecrets(
    memberID: String, owner: SigningOwner, generations: SecretGenerations, at now: Timestamp
  ) -> [SigningSecret] {
    let keys = accepted(at: now)
    return generations.good(at: now).flatMap { generation in
      keys.map { $0.signingSecret(memberID: memberID, owner: owner, generation: generation) }
    }
  }
}
