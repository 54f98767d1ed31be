import FoundationEssentials
import HTTPTypes
import Mustache
import RestanteConsole
import RestanteCore

/// The pages that users see. They work without scripts and load nothing.
struct AuthorizationPages: Sendable {
  private let library: MustacheLibrary
  private let style: String
  private let styleDigest: String
  private let languages: PageTexts
  /// The texts in the language of the visitor.
  private var texts: PageTexts.Translation

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
    languages = try PageTexts()
    texts = languages.translation(for: nil)
  }

  /// The pages in the language that a browser wants.
  ///
  /// - Parameter header: Its `Accept-Language` header.
  func accepted(by header: String?) -> AuthorizationPages {
    var pages = self
    pages.texts = languages.translation(for: header)
    return pages
  }

  /// Asks for login and password.
  ///
  /// - Parameters:
  ///   - isWrong: Whether the attempt before was wrong.
  ///   - login: What was typed before.
  func login(
    portal: String, application: String, ticket: String, login: String = "",
    isWrong: Bool = false
  ) -> HTTPReply {
    page(
      "login", status: isWrong ? .forbidden : .ok,
      [
        "title": text("log_in"), "ticket": ticket, "login": login, "hasLogin": !login.isEmpty,
        "place": text("place", ["portal": portal, "application": application]),
        "hasComplaint": isWrong,
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
        "title": text("consent"), "user": text("user", ["user": user, "portal": portal]),
        "application": application, "scopes": scopes.map(permission),
        "hasScopes": !scopes.isEmpty, "ticket": ticket,
        "destination": text("destination", ["to": target.origin]),
      ])
  }

  /// What a scope allows.
  private struct Permission: Sendable {
    let name: String
    /// The same in words; empty for a scope that is not known.
    let words: String
    let hasWords: Bool
  }

  private func permission(_ scope: String) -> Permission {
    let words = texts.text("scope", scope)
    return Permission(name: scope, words: words ?? "", hasWords: words != nil)
  }

  private func text(_ name: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    values.reduce(texts.text("authorize", name) ?? name) { text, value in
      text.replacing("{\(value.key)}", with: value.value)
    }
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
    // Refusals are in English.
    values["code"] = name == "refusal" ? "en" : texts.code
    values["text"] = texts.group("authorize")
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
