/// Adds a portal, or returns the one that has the domain already.
public struct EnsurePortal: Sendable {
  /// The host that clients address it by; unique.
  public var domain: String
  /// 32 hex digits; used only when the portal is new.
  public var memberID: String
  /// The portal's own mode, `nil` to follow the server's default.
  public var mode: Mode?

  /// Describes the operation.
  public init(domain: String, memberID: String, mode: Mode? = nil) {
    self.domain = domain
    self.memberID = memberID
    self.mode = mode
  }
}
