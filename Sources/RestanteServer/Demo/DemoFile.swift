public import RestanteCore
package import RestanteJSON

/// The contents of `demo.json`: the demo portal's addresses and credentials.
///
/// Other programs read the file; members are added, never renamed or removed.
public struct DemoFile: Sendable, Hashable, Redacted {
  /// The server's public URL, without a slash at the end.
  public var baseURL: String
  /// Where methods are called, with a slash at the end.
  public var restURL: String
  /// Host and port of the public URL.
  public var domain: String
  /// The portal's member id.
  public var memberID: String
  /// The application's public identifier.
  public var clientID: String
  /// A secret of the application.
  public var clientSecret: String
  /// What the application recognises calls from this server by.
  public var applicationToken: String
  /// The secret that deliveries to the application are signed with; empty in a file from before
  /// deliveries were signed.
  public var signingSecret: String
  /// An access token of user 1, the administrator.
  public var accessToken: String
  /// A refresh token of user 1.
  public var refreshToken: String
  /// An access token of user 2, who is no administrator.
  public var userAccessToken: String
  /// A refresh token of user 2.
  public var userRefreshToken: String
  /// The address of user 1's incoming webhook, with a slash at the end.
  public var webhookURL: String
  /// A key that may publish.
  public var publishKey: String
  /// A key that may do everything.
  public var adminKey: String
  /// Where a browser should go.
  public var consoleURL: String

  private static let signingSecretName = "signing_secret"

  private static var members: [(name: String, field: WritableKeyPath<DemoFile, String>)] {
    [
      ("base_url", \.baseURL), ("rest_url", \.restURL), ("domain", \.domain),
      ("member_id", \.memberID), ("client_id", \.clientID), ("client_secret", \.clientSecret),
      ("application_token", \.applicationToken), ("access_token", \.accessToken),
      ("refresh_token", \.refreshToken), ("user_access_token", \.userAccessToken),
      ("user_refresh_token", \.userRefreshToken), ("webhook_url", \.webhookURL),
      ("publish_key", \.publishKey), ("admin_key", \.adminKey), ("console_url", \.consoleURL),
      (signingSecretName, \.signingSecret),
    ]
  }

  /// The file of a data directory; `nil` when it is missing or not what a server writes.
  public init?(inDataDirectory directory: String) {
    guard let contents = try? DurableFile.contents(of: DataDirectory.demoFile(in: directory)) else {
      return nil
    }
    self.init(contents: contents)
  }

  /// A file from its contents; `nil` when a member is missing.
  init?(contents: [UInt8]) {
    guard let value = try? JSONParser().parse(contents) else { return nil }
    self.init()
    for (name, field) in Self.members {
      guard let text = value[name]?.stringValue else {
        guard name == Self.signingSecretName else { return nil }
        continue
      }
      self[keyPath: field] = text
    }
  }

  /// The names of the members.
  package static var memberNames: [String] { members.map(\.name) }

  /// What the file holds.
  package var object: JSONObject {
    JSONObject(members: Self.members.map { ($0.name, .string(self[keyPath: $0.field])) })
  }

  /// The JSON text of the file.
  var contents: [UInt8] { JSONValue.object(object).encoded() + [UInt8(ascii: "\n")] }

  /// A file in which nothing is filled in yet.
  init() {
    (baseURL, restURL, domain, memberID) = ("", "", "", "")
    (clientID, clientSecret, applicationToken, signingSecret) = ("", "", "", "")
    (accessToken, refreshToken, userAccessToken, userRefreshToken) = ("", "", "", "")
    (webhookURL, publishKey, adminKey, consoleURL) = ("", "", "", "")
  }
}
