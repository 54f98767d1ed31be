/// What is at one path of the console: a page, what becomes of the forms on it, or both.
struct ConsoleRoute: Sendable {
  /// What a page is about.
  enum Subject: Sendable, Hashable {
    case portal
    case server
    /// What is an ordinary user's own.
    case person
  }

  /// What a browser gets for a form.
  enum FormReply: Sendable {
    /// It goes to another page.
    case redirect(to: String)
    /// It shows a page, which cannot be shown again.
    case page(ConsolePage)
  }

  typealias Show = @Sendable (PageScene) async throws -> ConsolePage
  typealias Take = @Sendable (PageScene, _ fields: [String: String]) async throws -> FormReply

  let path: PagePath
  let subjects: Set<Subject>
  /// Makes the page; `nil` where there is none.
  let show: Show?
  /// Takes a form; `nil` where none is sent to.
  let take: Take?

  /// A page, and what becomes of its forms.
  init(
    _ path: PagePath, about subjects: Set<Subject> = [.portal], take: Take? = nil,
    show: @escaping Show
  ) {
    self.path = path
    self.subjects = subjects
    self.show = show
    self.take = take
  }

  /// What is done after a question.
  init<Action: ConsoleAction>(
    _ path: PagePath, about subjects: Set<Subject> = [.portal], action: Action.Type
  ) {
    self.path = path
    self.subjects = subjects
    show = { scene in
      try await action.question(scene, scene.request.query).page(scene)
    }
    take = { scene, fields in
      .redirect(to: try await action.carryOut(scene, fields).path(scene))
    }
  }
}
