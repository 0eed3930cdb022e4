"""`factcheck import` and `factcheck export`."""

import json

from factcheck.models import Article, Membership, Project, Sentence, User


def test_a_text_is_imported_on_a_fresh_installation(run, rows, op_ed):
    answer = run("import", op_ed)
    assert (answer.exit_code, answer.stdout) == (0, "1 imported, 0 already here\n")
    assert len(rows(Sentence.id)) == 3
    assert rows(Project.name) == ["My desk"]
    assert rows(Membership.role) == ["editor"]


def test_the_same_import_again_creates_nothing(run, rows, op_ed):
    run("import", op_ed)
    answer = run("import", op_ed, op_ed)
    assert answer.stdout == "0 imported, 2 already here\n"
    assert len(rows(Article.id)) == 1
    assert len(rows(User.id)) == 1


def test_a_folder_is_imported_with_all_it_holds(run, rows, tmp_path):
    folder = tmp_path / "in" / "deeper"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("One.")
    (folder / "b.jsonl").write_text('{"text":"Two."}\n{"text":"Three."}\n')
    (folder / "c.png").write_bytes(b"\x89PNG")
    assert run("import", tmp_path / "in").stdout == "3 imported, 0 already here\n"
    assert len(rows(Article.id)) == 3


def test_what_fails_is_listed_by_line_and_the_rest_imported(run, rows, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text":"Fine."}\nnonsense\n{"text":5}\n{"text":"Fine too."}\n')
    answer = run("import", path)
    assert answer.exit_code == 1
    assert answer.stdout == "2 imported, 0 already here, 2 failed\n"
    assert f"{path}:2: " in answer.stderr
    assert f"{path}:3: text: " in answer.stderr
    assert len(rows(Article.id)) == 2


def test_many_failures_are_counted_not_listed(run, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("nonsense\n" * 70)
    assert "and 20 more that failed" in run("import", path).stderr


def test_the_format_can_be_said(run, tmp_path):
    path = tmp_path / "notes"
    path.write_text("It rained.")
    answer = run("import", path)
    assert answer.exit_code == 2
    assert "--format" in answer.stderr
    assert run("import", path, "--format", "txt").exit_code == 0


def test_a_project_is_made_by_name_and_asked_for_when_there_are_several(run, rows, op_ed):
    assert run("import", op_ed, "--project", "Foreign desk").exit_code == 0
    assert run("import", op_ed, "--project", "Home desk").exit_code == 0
    assert sorted(rows(Project.name)) == ["Foreign desk", "Home desk"]
    for command in (["import", op_ed], ["export"]):
        answer = run(*command)
        assert answer.exit_code == 1
        assert "--project NAME" in answer.stderr
    assert run("export", "--project", "Home desk").exit_code == 0


def test_an_export_can_be_imported_elsewhere(run, op_ed, tmp_path, monkeypatch):
    run("import", op_ed)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert run("export", "-o", first).exit_code == 0
    monkeypatch.setenv("FACTCHECK_DATA_DIR", str(tmp_path / "elsewhere"))
    assert run("import", first).stdout == "1 imported, 0 already here\n"
    assert run("import", first).stdout == "0 imported, 1 already here\n"
    assert run("export", "-o", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_an_article_goes_to_standard_output_and_nothing_else(run, rows, op_ed):
    run("import", op_ed)
    (article_id,) = rows(Article.id)
    answer = run("export", "--article", article_id)
    assert json.loads(answer.stdout)["articles"][0]["id"] == str(article_id)
    assert answer.stderr == ""


def test_a_failed_export_leaves_no_file(run, op_ed, tmp_path):
    run("import", op_ed)
    target = tmp_path / "none" / "out.json"
    answer = run("export", "-o", target)
    assert answer.exit_code == 1
    assert answer.stderr == f"Error: Cannot write {target}: No such file or directory.\n"
    wrong = run("export", "--article", "01890a5d-ac96-774b-bcce-b302099a8057", "-o", "out.json")
    assert (wrong.exit_code, wrong.stderr) == (1, "Error: There is no such article.\n")


def test_a_broken_export_is_refused_by_name(run, tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"format":')
    answer = run("import", path)
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"{path}: The file ends")
