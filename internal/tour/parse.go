package tour

import (
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/fault"
)

// The marks of the lines of a tour. Every other line consists of sentences.
const (
	titleMark = "# "
	stepMark  = "## "
	whyMark   = "说明："
	doneMark  = "办成："
)

// forms are what a sentence can be. What stands in quotation marks has none
// inside.
var forms = []struct {
	kind Kind
	form *regexp.Regexp
}{
	{Press, regexp.MustCompile(`^按 ((?:Ctrl\+|Alt\+|Shift\+)*(?:[A-Z0-9/]|F[1-9]|F1[0-2]|Enter|Esc|Tab|空格|↑|↓|←|→))。$`)},
	{Button, regexp.MustCompile(`^按“([^“”]+)”。$`)},
	{Write, regexp.MustCompile(`^在“([^“”]+)”里写“([^“”]+)”。$`)},
	{Choose, regexp.MustCompile(`^在“([^“”]+)”里选“([^“”]+)”。$`)},
	{Open, regexp.MustCompile(`^在列表里打开“([^“”]+)”。$`)},
}

// Parse reads a tour. A sentence that is none of the forms is refused with its
// line: who follows the tour, a person or a test, must never have to guess.
func Parse(text string) (Tour, error) {
	p := &parser{}
	for line := range strings.Lines(text) {
		p.line++
		if err := p.take(strings.TrimSpace(line)); err != nil {
			return Tour{}, err
		}
	}
	if err := p.complete(); err != nil {
		return Tour{}, err
	}
	if len(p.tour.Steps) == 0 {
		return Tour{}, fault.New(fault.Invalid, "导览里一步也没有。每一步用“## ”开头")
	}
	return p.tour, nil
}

type parser struct {
	tour Tour
	line int
}

func (p *parser) take(line string) error {
	switch {
	case line == "":
		return nil
	case strings.HasPrefix(line, stepMark):
		if err := p.complete(); err != nil {
			return err
		}
		p.tour.Steps = append(p.tour.Steps, Step{Title: strings.TrimPrefix(line, stepMark)})
		return nil
	case strings.HasPrefix(line, titleMark):
		p.tour.Title = strings.TrimPrefix(line, titleMark)
		return nil
	case len(p.tour.Steps) == 0:
		return p.wrong("第一步之前只写题目")
	}
	return p.inStep(&p.tour.Steps[len(p.tour.Steps)-1], line)
}

// inStep takes a line of the step that is being read.
func (p *parser) inStep(step *Step, line string) error {
	if why, ok := strings.CutPrefix(line, whyMark); ok {
		step.Why += why
		return nil
	}
	if done, ok := strings.CutPrefix(line, doneMark); ok {
		if !slices.Contains(Conditions(), Condition(done)) {
			return p.wrong("不知道怎样算“" + done + "”")
		}
		step.Done = Condition(done)
		return nil
	}
	for _, text := range sentences(line) {
		act, ok := actOf(text)
		if !ok {
			return p.wrong("“" + text + "”照着做不了")
		}
		step.Sentences = append(step.Sentences, Sentence{Text: text, Act: act})
	}
	return nil
}

// complete reports what the step that was read last lacks.
func (p *parser) complete() error {
	if len(p.tour.Steps) == 0 {
		return nil
	}
	step := p.tour.Steps[len(p.tour.Steps)-1]
	switch {
	case step.Title == "":
		return p.wrong("没有写这一步叫什么")
	case len(step.Sentences) == 0:
		return p.wrong("没有写怎样做")
	case step.Done == "":
		return p.wrong("没有写“办成：”")
	}
	return nil
}

func (p *parser) wrong(what string) error {
	return fault.New(fault.Invalid, "导览第%d步不对，第%d行：%s", len(p.tour.Steps), p.line, what)
}

// sentences splits a line after every full stop that is not quoted.
func sentences(line string) []string {
	var found []string
	quoted, from := false, 0
	for at, r := range line {
		switch {
		case r == '“':
			quoted = true
		case r == '”':
			quoted = false
		case r == '。' && !quoted:
			end := at + len("。")
			found, from = append(found, strings.TrimSpace(line[from:end])), end
		}
	}
	if rest := strings.TrimSpace(line[from:]); rest != "" {
		found = append(found, rest)
	}
	return found
}

func actOf(sentence string) (Act, bool) {
	for _, f := range forms {
		found := f.form.FindStringSubmatch(sentence)
		if found == nil {
			continue
		}
		switch f.kind {
		case Button:
			return Act{Kind: Button, Name: found[1]}, true
		case Write, Choose:
			return Act{Kind: f.kind, Name: found[1], Text: found[2]}, true
		case Press, Open:
			return Act{Kind: f.kind, Text: found[1]}, true
		}
	}
	return Act{}, false
}
