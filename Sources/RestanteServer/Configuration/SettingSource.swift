/// Where settings come from: the command line, the environment.
public struct SettingSource: Sendable {
  /// What the source gives for a setting; `nil` when it does not name it.
  let lookUp: @Sendable (ServerSetting) -> ServerSetting.Given?

  /// What a command line gives: texts under the names of settings.
  public static func flags(_ texts: [String: [String]]) -> SettingSource {
    SettingSource { setting in
      guard let flag = setting.flag, let texts = texts[setting.name] else { return nil }
      return ServerSetting.Given(source: flag, texts: texts)
    }
  }

  /// What an environment gives. A variable that is empty counts as missing.
  ///
  /// - Parameter variable: The value of a variable.
  public static func environment(
    _ variable: @escaping @Sendable (String) -> String?
  ) -> SettingSource {
    SettingSource { setting in
      guard let name = setting.variable, let text = variable(name), !text.isEmpty else {
        return nil
      }
      guard setting.arity == .list else {
        return ServerSetting.Given(source: name, texts: [text])
      }
      let texts = text.split(separator: ",").map { part in String(part.filter { $0 != " " }) }
      return ServerSetting.Given(source: name, texts: texts)
    }
  }
}
