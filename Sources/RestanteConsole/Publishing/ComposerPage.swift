import RestanteCore
import RestanteJSON

/// Publishes a test event, after a look at what each binding would get.
enum ComposerPage {
  /// How many names of events are suggested.
  static let maxSuggestions = 200
  /// How many applications are asked which events they want.
  static let maxApplications = 100

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let query = scene.request.query
    var fields: [String: String] = [:]
    for name in TestEvent.members { fields[name] = query[name] }
    if fields["data"] == nil { fields["data"] = #"{"FIELDS": {"ID": 1}}"# }
    return try await page(fields, scene)
  }

  /// Takes the form: shows the preview, or publishes.
  static func take(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    do {
      let event = try TestEvent(fields, scene.text)
      guard fields["step"] == "publish" else {
        return .page(try await page(fields, scene, preview: event))
      }
      let reply = try await scene.change("POST", ["events"], event.body)
      let reached =
        (reply["queued"]?.intValue ?? 0) + (reply["deliveries"]?.intValue ?? 0)
      return .redirect(
        to: Outcome(
          notice: reached > 0 ? "published" : "published_nowhere", count: reached,
          segments: ["publish"]
        ).path(scene))
    } catch PageProblem.refused(let words) {
      return .page(try await page(fields, scene, complaint: words))
    }
  }

  private static func page(
    _ fields: [String: String], _ scene: PageScene, preview: TestEvent? = nil,
    complaint: String? = nil
  ) async throws -> ConsolePage {
    let form = try await form(scene).filled(with: fields)
    var values = form.values
    if let complaint { values["complaint"] = complaint }
    if let preview {
      let reply = try await scene.change(
        "POST", ["events"], query: ["dry_run": "true"], preview.body)
      let table = try await PreviewTable.make(reply, scene)
      let sheet = Sheet(tables: [table])
      values.merge(sheet.values) { own, _ in own }
      values["hasPreview"] = true
      values["sent"] = TestEvent.members.map {
        EntryForm.Option(value: fields[$0] ?? "", name: $0)
      }
    }
    return ConsolePage(
      template: "composer", title: scene.text("composer", "title"),
      status: complaint == nil ? 200 : 400, section: .publish, values: values)
  }

  private static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("composer", "title"),
      fields: [
        EntryForm.Field(
          name: "event", label: text("composer", "event"), note: text("composer", "event_note"),
          isRequired: true, suggestions: try await suggestions(scene)),
        EntryForm.Field(
          name: "data", label: text("composer", "data"), kind: .lines,
          note: text("composer", "data_note"), longest: 18_000),
        EntryForm.Field(
          name: "user_id", label: text("composer", "user"), kind: .number,
          note: text("composer", "user_note"), longest: 16),
        EntryForm.Field(
          name: "time", label: text("composer", "time"), note: text("composer", "time_note"),
          longest: 40),
        EntryForm.Field(
          name: "client_id", label: text("composer", "origin"),
          note: text("composer", "origin_note")),
        EntryForm.Field(name: "connector", label: text("composer", "connector")),
      ],
      button: text("composer", "preview"), back: scene.path(["overview"]), section: .publish)
  }

  /// The events that something is bound to, and the portal's own.
  private static func suggestions(_ scene: PageScene) async throws -> [String] {
    guard let portal = scene.portal else { return [] }
    let store = scene.sessions.store
    var names: Set<String> = []
    let applications = try await store.applications(
      on: portal.id, after: nil, limit: maxApplications)
    for application in applications where names.count < maxSuggestions {
      let bindings = try await store.bindings(of: application.id, on: portal.id, actingAs: nil)
      names.formUnion(bindings.map(\.event.text))
    }
    names.formUnion(try await store.eventNames(on: portal.id).map(\.event.text))
    names.remove(EventName.offlineEvents.text)
    return Array(names.sorted().prefix(maxSuggestions))
  }
}

/// An event as it was typed.
struct TestEvent: Sendable {
  /// What is typed of it.
  static let members = ["event", "data", "user_id", "time", "client_id", "connector"]

  /// What the native API publishes.
  let body: JSONValue

  /// Reads what was typed.
  ///
  /// - Throws: ``PageProblem/refused(_:)`` for data that are no JSON.
  init(_ fields: [String: String], _ text: Catalogue) throws(PageProblem) {
    var members = FormMembers(fields)
    members.text("event")
    members.numberIfAny("user_id")
    members.textIfAny("time")
    let data = (fields["data"] ?? "").trimmingBlanks
    if !data.isEmpty {
      guard let value = try? JSONParser().parse(Array(data.utf8)) else {
        throw .refused(text("composer", "no_json"))
      }
      members.set("data", value)
    }
    let origin = (fields["client_id"] ?? "").trimmingBlanks
    if !origin.isEmpty {
      members.set(
        "origin",
        [
          "client_id": .string(origin),
          "auth_connector": .string((fields["connector"] ?? "").trimmingBlanks),
        ])
    }
    body = members.body
  }
}

/// What each binding would get of an event.
private enum PreviewTable {
  /// How many bindings are shown.
  static let maxRows = 100

  static func make(_ reply: JSONValue, _ scene: PageScene) async throws -> Sheet.Table {
    let text = scene.text
    let targets = reply["targets"]?.arrayValue ?? []
    var rows: [Sheet.Row] = []
    for target in targets.prefix(maxRows) { rows.append(try await row(target, scene)) }
    return Sheet.Table(
      heading: text("composer", "would"), label: text("composer", "would"),
      columns: [text("composer", "who"), text("composer", "what"), text("composer", "where")],
      rows: rows, empty: text("composer", "nobody"),
      remark: targets.count > maxRows ? text("bindings", "more", ["n": "\(maxRows)"]) : nil)
  }

  private static func row(_ target: JSONValue, _ scene: PageScene) async throws -> Sheet.Row {
    let text = scene.text
    let clientID = target["client_id"]?.stringValue
    let connector = target["connector"]?.stringValue ?? ""
    var place = Sheet.Cell(text("sheet", "none"))
    if let clientID, target["offline"]?.boolValue == true {
      let name =
        connector.isEmpty
        ? text("queues", "default_connector")
        : text("bindings", "connector", ["name": connector])
      place = Sheet.Cell(
        name, link: scene.path(["queues", clientID], query: ["connector": connector]))
    } else if let number = target["handler"]?.intValue, let portal = scene.portal {
      let handler = try await scene.sessions.store.handler(
        BindingID(rawValue: number), on: portal.id)
      place = Sheet.Cell(handler.map { HandlerURL.shown($0.url) } ?? "\(number)")
    }
    let word = target["copy"]?.stringValue ?? target["result"]?.stringValue ?? ""
    return Sheet.Row(
      head: Sheet.Cell(
        clientID ?? text("composer", "webhook"),
        link: clientID.map { scene.path(["apps", $0]) }),
      cells: [Sheet.Cell(text("outcome", word)), place])
  }
}
