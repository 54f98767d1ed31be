/// Keeps count of requests and of the time that methods took, for the limits on both.
///
/// A ledger answers from memory and never waits. Several nodes that share a store exchange what
/// they counted (``LimitChanges``) now and then; between exchanges each lets through what it knows
/// nothing against, so that all of them together may let through a little more than one would.
public protocol LimitLedger: Sendable {
  /// Adds one request to a bucket unless it is full.
  ///
  /// - Parameters:
  ///   - bucket: The portal and the address.
  ///   - capacity: How many requests the bucket holds.
  ///   - perSecond: How many of them leak out each second.
  ///   - now: The store's time.
  /// - Returns: Whether the request is let through, and what is left.
  func admit(
    _ bucket: RequestBucket, capacity: Int, perSecond: Int, at now: Timestamp
  ) -> RequestAllowance

  /// Takes a request out of a bucket again: it turned out to belong to another one.
  ///
  /// - Parameters:
  ///   - bucket: The bucket that let the request through.
  ///   - now: The store's time.
  func giveBack(_ bucket: RequestBucket, at now: Timestamp)

  /// The time that calls of a method took within the last ten minutes, with `spent` microseconds
  /// added for a call that has just ended; calls of a tenth of a second or less are not counted.
  ///
  /// - Parameters:
  ///   - subject: Whose calls, and of which method.
  ///   - spent: How long the call took that is to be added, in microseconds; 0 only to look.
  ///   - start: When that call began, in the store's time.
  func operatingTime(
    of subject: OperatingSubject, adding spent: Int64, since start: Timestamp
  ) -> OperatingTime
}

/// Whose requests fill one bucket.
public struct RequestBucket: Sendable, Hashable {
  /// The portal; `nil` for requests whose credentials lead to none.
  public var portal: PortalID?
  /// The address that the requests come from.
  public var source: String

  /// Names a bucket.
  public init(portal: PortalID?, source: String) {
    self.portal = portal
    self.source = source
  }
}

/// What a bucket said of one request.
public struct RequestAllowance: Sendable, Hashable {
  /// Whether the request is let through.
  public var isAdmitted: Bool
  /// How many more requests would be let through at this moment.
  public var remaining: Int
  /// How many seconds it takes, rounded up, until the bucket is empty.
  public var secondsUntilEmpty: Int64

  /// Creates a value.
  public init(isAdmitted: Bool, remaining: Int, secondsUntilEmpty: Int64) {
    self.isAdmitted = isAdmitted
    self.remaining = remaining
    self.secondsUntilEmpty = secondsUntilEmpty
  }
}

/// Whose calls of which method share one limit of operating time.
public struct OperatingSubject: Sendable, Hashable {
  /// What calls were authorized by.
  public enum Credential: Sendable, Hashable {
    /// An application's access tokens, no matter who they act for.
    case application(ApplicationID)
    /// One incoming webhook, known by the hash of its code.
    case webhook(SecretHash)
  }

  /// The portal.
  public var portal: PortalID
  /// What the calls were authorized by.
  public var credential: Credential
  /// The method's name in small letters.
  public var method: String

  /// Names a subject.
  public init(portal: PortalID, credential: Credential, method: String) {
    self.portal = portal
    self.credential = credential
    self.method = method
  }
}

/// How long calls of a method took lately.
public struct OperatingTime: Sendable, Hashable {
  /// The sum, in microseconds.
  public var microseconds: Int64
  /// When the oldest part of the sum stops counting; ten minutes after the present call began
  /// when nothing counts.
  public var resetAt: Timestamp

  /// Creates a value.
  public init(microseconds: Int64, resetAt: Timestamp) {
    self.microseconds = microseconds
    self.resetAt = resetAt
  }
}

/// What a ledger counted since it was asked last, for other nodes to add to theirs.
public struct LimitChanges: Sendable, Hashable {
  /// How many requests each bucket let through.
  public var requests: [RequestBucket: Int64] = [:]
  /// How long calls took, in microseconds, by subject and by the minute in which they began,
  /// counted from 1970.
  public var operating: [OperatingSubject: [Int64: Int64]] = [:]

  /// Creates an empty value.
  public init() {}

  /// Whether nothing was counted.
  public var isEmpty: Bool { requests.isEmpty && operating.isEmpty }
}
