/// What is known of a server once it is ready.
public struct RunningServer: Sendable {
  /// Where it listens, with the port that was picked.
  public let address: ListenAddress
  /// The address that clients use.
  public let publicURL: PublicURL
  /// The demo portal's credentials, if there is one.
  public let demo: DemoFile?
}
