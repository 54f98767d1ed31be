/// The front page of the server, which looks like the console.
extension Console {
  /// The front page as browsers get it.
  public func front(_ page: FrontPage, to request: ConsoleRequest) -> ConsoleReply {
    let language = Language(of: request)
    let text = layout.text(language)
    var values: [String: any Sendable] = [
      "rest": page.restURL, "native": page.nativeURL, "hasDemo": page.demo != nil,
      "hasCredentials": page.demo?.credentials.isEmpty == false,
      "commands": page.demo?.commands ?? "",
    ]
    values["credentials"] = (page.demo?.credentials ?? []).map { credential in
      Sheet.Fact(name: text("demo", credential.name.rawValue), words: credential.value)
    }
    return layout.reply(
      ConsolePage(template: "front", title: text("front", "title"), values: values), in: language,
      visitor: nil, portal: nil, path: "/")
  }
}
