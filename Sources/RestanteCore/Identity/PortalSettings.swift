/// What an operator set for a portal, its mode and its queues apart.
///
/// What is `nil` follows the server's default or the mode.
public struct PortalSettings: Sendable, Hashable {
  /// Whether the portal may be used.
  public var state: PortalState
  /// Who may call the methods of offline events; `nil` for what the mode says.
  public var offlineAccess: OfflineAccess?
  /// What the portal's licence includes.
  public var features: PortalFeatures
  /// How many requests are let through; `nil` to follow the server.
  public var rateLimit: RateLimit?
  /// How much operating time a method of an application gets; `nil` to follow the server.
  public var operatingLimit: OperatingLimit?
  /// Where the portal's times are shown and dates without a zone are read; `nil` to follow the
  /// server.
  public var timeZone: PortalTimeZone?

  /// Creates settings; by default those of a portal about which nothing was decided.
  public init(
    state: PortalState = .active, offlineAccess: OfflineAccess? = nil,
    features: PortalFeatures = PortalFeatures(), rateLimit: RateLimit? = nil,
    operatingLimit: OperatingLimit? = nil, timeZone: PortalTimeZone? = nil
  ) {
    self.state = state
    self.offlineAccess = offlineAccess
    self.features = features
    self.rateLimit = rateLimit
    self.operatingLimit = operatingLimit
    self.timeZone = timeZone
  }
}

/// Whether a portal may be used.
public enum PortalState: String, Sendable, Hashable, CaseIterable {
  /// It may.
  case active
  /// It was closed: every call is answered with `PORTAL_DELETED`, nothing is lost.
  case stopped
  /// Everything of it is being removed for good.
  case erasing
}

/// Who may call the methods of offline events. Binding them is for administrators always.
public enum OfflineAccess: String, Sendable, Hashable, CaseIterable {
  /// Administrators only: strict mode's default, as in the original.
  case administrators
  /// Every user of the application: safe mode's default, as the original's older pages say.
  case users
}

/// What a portal's licence includes. Everything is included by default.
public struct PortalFeatures: Sendable, Hashable {
  /// `rest_offline_extended`: claiming events without removing them (`clear=0`).
  public var offlineExtended: Bool
  /// `rest_auth_connector`: naming a connector.
  public var authConnector: Bool
  /// Calling methods at all.
  public var rest: Bool

  /// Creates a set of features.
  public init(offlineExtended: Bool = true, authConnector: Bool = true, rest: Bool = true) {
    self.offlineExtended = offlineExtended
    self.authConnector = authConnector
    self.rest = rest
  }
}

/// How much operating time a method of an application gets within ten minutes.
public enum OperatingLimit: Sendable, Hashable {
  /// As much as it wants.
  case off
  /// So many seconds; positive.
  case seconds(Int64)

  /// The largest limit that may be set, in seconds: all of ten minutes.
  public static let largest: Int64 = 600

  /// A limit from its text: `off`, or a time from 1 second to ``largest``, as ``DurationText``
  /// reads it.
  public init?(_ text: String) {
    if text == "off" {
      self = .off
    } else if let seconds = DurationText.seconds(text), (1...Self.largest).contains(seconds) {
      self = .seconds(seconds)
    } else {
      return nil
    }
  }

  /// The text of the limit, as ``init(_:)`` reads it.
  public var text: String {
    switch self {
    case .off: "off"
    case .seconds(let seconds): "\(seconds)"
    }
  }
}
