import FoundationEssentials
import HTTPTypes
import Mustache
import RestanteCore

/// The pages that users see. They work without scripts and load nothing.
struct AuthorizationPages: Sendable {
  private let library: MustacheLibrary
  private let style: String
  private let styleDigest: String

  /// Compiles the pages.
  ///
  /// - Throws: What is wrong in a page, which keeps the server from starting.
  init() throws {
    library = MustacheLibrary(
      templates: [
        "page": try Self.template(PackageResources.page_mustache),
        "login": try Self.template(PackageResources.login_mustache),
        "consent": try Self.template(PackageResources.consent_mustache),
        "refusal": try Self.template(PackageResources.refusal_mustache),
      ])
    style = String(decoding: PackageResources.page_css, as: UTF8.self)
    styleDigest = Data(Digests.sha256(Array(style.utf8))).base64EncodedString()
  }

  /// Asks for login and password.
  ///
  /// - Parameters:
  ///   - complaint: What was wrong with the attempt before.
  ///   - login: What was typed before.
  func login(
    portal: String, application: String, ticket: String, login: String = "",
    complaint: String? = nil
  ) -> HTTPReply {
    page(
      "login", status: complaint == nil ? .ok : .forbidden,
      [
        "title": "Log in", "portal": portal, "application": application, "ticket": ticket,
        "login": login, "hasLogin": !login.isEmpty, "complaint": complaint ?? "",
        "hasComplaint": complaint != nil,
      ])
  }

  /// Asks for consent.
  func consent(
    user: String, portal: String, application: String, scopes: [String], ticket: String,
    target: RedirectTarget
  ) -> HTTPReply {
    page(
      "consent", formTarget: target.policySource,
      [
        "title": "Give access?", "user": user, "portal": portal, "application": application,
        "scopes": scopes, "hasScopes": !scopes.isEmpty, "ticket": ticket,
        "destination": target.origin,
      ])
  }

  /// Says why it does not go on.
  func refusal(_ refusal: PageRefusal) -> HTTPReply {
    var reply = page(
      "refusal", status: refusal.status,
      ["title": refusal.title, "explanation": refusal.explanation])
    if case .tooManyAttempts(let seconds) = refusal { reply.headers[.retryAfter] = "\(seconds)" }
    return reply
  }

  /// What every answer of the authorization page carries, redirects too: nobody keeps it, frames
  /// it, or learns its address.
  static func protect(_ headers: inout HTTPFields) {
    headers[.cacheControl] = "no-store"
    headers[.referrerPolicy] = "no-referrer"
    headers[.xContentTypeOptions] = "nosniff"
    headers[.xFrameOptions] = "DENY"
  }

  private func page(
    _ name: String, status: HTTPResponse.Status = .ok, formTarget: String? = nil,
    _ values: [String: any Sendable]
  ) -> HTTPReply {
    var values: [String: Any] = values
    values["style"] = style
    let text = library.render(values, withTemplate: name) ?? ""
    // Browsers apply form-action to where a form's answer redirects, too.
    let formAction = (["'self'"] + (formTarget.map { [$0] } ?? [])).joined(separator: " ")
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
    headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'sha256-\(styleDigest)'; form-action \(formAction); "
      + "frame-ancestors 'none'; base-uri 'none'"
    Self.protect(&headers)
    return HTTPReply(status: status, headers: headers, body: Array(text.utf8))
  }

  private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
    try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
  }
}

extension HTTPField.Name {
  // The names are valid, so that the optional is never nil.
  static let referrerPolicy = HTTPField.Name("Referrer-Policy").unsafelyUnwrapped
  static let xFrameOptions = HTTPField.Name("X-Frame-Options").unsafelyUnwrapped
}
