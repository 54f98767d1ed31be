import RestanteCore
import RestanteJSON

/// What a form of the authorization page carries from one step to the next: sealed with the server
/// key, so that nobody else can make one, bound to the browser by a cookie, so that nobody can make
/// another browser send it, and good for a short time. Nothing of it is kept on the server; every
/// node that has the key takes it.
struct FormTicket: Sendable, Equatable {
  /// What the form asks for.
  enum Step: Sendable, Equatable {
    /// A login and a password.
    case login
    /// The consent of a user who has logged in with the password of a mark: another password ends
    /// the form.
    case consent(UserID, password: String)
  }

  /// How long a ticket is good, in seconds.
  static let lifetime: Int64 = 600
  private static let purpose = "form ticket"

  var step: Step
  var portal: PortalID
  var clientID: String
  /// The application's own text, which comes back to it; `nil` when it gave none.
  var state: String?
  /// What the code is to be bound to; `nil` when the application did not ask for it.
  var proof: ProofKey?

  /// The ticket as it stands in a form.
  ///
  /// - Parameters:
  ///   - key: The server key.
  ///   - browser: The cookie of the browser that gets the form.
  ///   - now: The store's time.
  func sealed(with key: ServerKey, for browser: String, at now: Timestamp) -> String {
    let user: JSONValue
    let password: JSONValue
    switch step {
    case .login: (user, password) = (nil, nil)
    case .consent(let id, let mark): (user, password) = (.int(id.rawValue), .string(mark))
    }
    let contents: JSONValue = [
      .int(now.adding(seconds: Self.lifetime).milliseconds), user, .int(portal.rawValue),
      .string(clientID), state.map { .string($0) } ?? nil, password,
      proof.map { .string($0.digits) } ?? nil,
    ]
    let bytes = contents.encoded()
    return "\(Hex.encode(bytes)).\(Hex.encode(Self.seal(bytes, key: key, browser: browser)))"
  }

  /// A ticket from a form; `nil` unless it was sealed with the key for the browser and is still
  /// good.
  init?(_ text: String, key: ServerKey, browser: String, now: Timestamp) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let bytes = Hex.decode(String(parts[0])),
      let seal = Hex.decode(String(parts[1])),
      Self.isSame(seal, Self.seal(bytes, key: key, browser: browser)),
      let contents = (try? JSONParser().parse(bytes))?.arrayValue, contents.count == 7,
      let expiry = contents[0].intValue, now.milliseconds < expiry,
      let portal = contents[2].intValue, let clientID = contents[3].stringValue
    else { return nil }
    step =
      contents[1].intValue.map {
        .consent(UserID(rawValue: $0), password: contents[5].stringValue ?? "")
      } ?? .login
    proof = contents[6].stringValue.flatMap(ProofKey.init(digits:))
    self.portal = PortalID(rawValue: portal)
    self.clientID = clientID
    state = contents[4].stringValue
  }

  init(
    step: Step, portal: PortalID, clientID: String, state: String?, proof: ProofKey? = nil
  ) {
    self.proof = proof
    self.step = step
    self.portal = portal
    self.clientID = clientID
    self.state = state
  }

  private static func seal(_ contents: [UInt8], key: ServerKey, browser: String) -> [UInt8] {
    // The digest has a fixed length, so that no two pairs read the same.
    key.authenticationCode(SecretHash(of: browser).bytes + contents, for: purpose)
  }

  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(left, right) { difference |= left ^ right }
    return difference == 0
  }
}
