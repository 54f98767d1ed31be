/// Asks for a login and a password, or for a key.
enum LoginPage {
  static func make(
    _ text: Catalogue, domain: String, login: String = "", complaint: String? = nil,
    status: Int = 200
  ) -> ConsolePage {
    var values: [String: any Sendable] = ["domain": domain, "login": login]
    if let complaint { values["complaint"] = complaint }
    return ConsolePage(
      template: "login", title: text("login", "title"), status: status, values: values)
  }
}
