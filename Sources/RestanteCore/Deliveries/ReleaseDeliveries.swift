/// Gives back what is left of claims whose deliveries are not tried by their holder: it stops, or
/// one of them failed, and whose turn it is now must be found out anew.
public struct ReleaseDeliveries: Sendable {
  /// A claim of a handler.
  public struct Claim: Sendable, Hashable {
    /// The handler.
    public var handler: BindingID
    /// The number of the claim.
    public var number: Int64

    /// Names a claim.
    public init(handler: BindingID, number: Int64) {
      self.handler = handler
      self.number = number
    }
  }

  /// The portal.
  public var portal: PortalID
  /// The claims; those that are over or not the handler's last one do not count.
  public var claims: [Claim]

  /// Describes the operation.
  public init(portal: PortalID, claims: [Claim]) {
    self.portal = portal
    self.claims = claims
  }
}
