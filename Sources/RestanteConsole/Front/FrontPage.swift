/// What the front page of the server shows to people.
public struct FrontPage: Sendable {
  /// The demo portal.
  public struct Demo: Sendable {
    /// What to log in and call with; empty where they are not shown to the browser that asks.
    public var credentials: [(name: DemoCredential, value: String)]
    /// Commands to try; empty where credentials are not shown.
    public var commands: String

    /// Describes the demo portal.
    public init(
      credentials: [(name: DemoCredential, value: String)] = [], commands: String = ""
    ) {
      self.credentials = credentials
      self.commands = commands
    }
  }

  /// Where methods of the wire are called, with a slash at the end.
  public var restURL: String
  /// Where the native API is called, with a slash at the end.
  public var nativeURL: String
  /// The demo portal; `nil` where there is none.
  public var demo: Demo?

  /// Describes the page.
  public init(restURL: String, nativeURL: String, demo: Demo? = nil) {
    self.restURL = restURL
    self.nativeURL = nativeURL
    self.demo = demo
  }
}

/// What can be used of the demo portal.
public enum DemoCredential: String, Sendable, CaseIterable {
  /// The domain that the login form asks for.
  case portal
  /// A key that may do everything on the portal.
  case adminKey = "admin_key"
  /// A key that may publish.
  case publishKey = "publish_key"
  /// The application's public identifier.
  case clientID = "client_id"
  /// An access token of the administrator.
  case accessToken = "access_token"
  /// The administrator's incoming webhook.
  case webhook
}
