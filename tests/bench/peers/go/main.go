// SPDX-License-Identifier: EUPL-1.2

// A peer of the benchmark: net/http, html/template and lib/pq; prepared
// statements, a pool that keeps its connections, templates parsed at start.
package main

import (
	"bytes"
	"database/sql"
	"html/template"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"

	_ "github.com/lib/pq"
)

type row struct {
	Part, Path, Lang, Title, Lead, Published_on, Published_time, Place,
	Changed_on, Correction, Corrected_on, Country, Acknowledgement,
	Disclaimer, Number, Cursor, Day string
	Body template.HTML
}

type page struct{ Rows []row }

var months = strings.Fields("януари февруари март април май юни юли " +
	"август септември октомври ноември декември")

func day(iso string) string {
	if len(iso) < 10 {
		return ""
	}
	month, _ := strconv.Atoi(iso[5:7])
	number, _ := strconv.Atoi(iso[8:10])
	return strconv.Itoa(number) + "\u00a0" + months[month-1] + " " + iso[:4] + "\u00a0г."
}

func read(statement *sql.Stmt, args ...interface{}) ([]row, error) {
	found, err := statement.Query(args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	names, _ := found.Columns()
	rows := make([]row, 0, 21)
	for found.Next() {
		values := make([]sql.NullString, len(names))
		into := make([]interface{}, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := found.Scan(into...); err != nil {
			return nil, err
		}
		rows = append(rows, fill(names, values))
	}
	return rows, found.Err()
}

func fill(names []string, values []sql.NullString) (r row) {
	fields := map[string]*string{"part": &r.Part, "path": &r.Path,
		"lang": &r.Lang, "title": &r.Title, "lead": &r.Lead,
		"published_on": &r.Published_on, "cursor": &r.Cursor,
		"published_time": &r.Published_time, "place": &r.Place,
		"changed_on": &r.Changed_on, "correction": &r.Correction,
		"corrected_on": &r.Corrected_on, "country": &r.Country,
		"acknowledgement": &r.Acknowledgement,
		"disclaimer":      &r.Disclaimer, "number": &r.Number}
	for i, name := range names {
		if name == "body" {
			r.Body = template.HTML(values[i].String)
		} else if field := fields[name]; field != nil {
			*field = values[i].String
		}
	}
	if len(r.Published_on) > 10 {
		r.Published_on = r.Published_on[:10]
	}
	r.Day = day(r.Published_on)
	return
}

func prepare(db *sql.DB, name string) *sql.Stmt {
	text, err := os.ReadFile(name)
	if err == nil {
		var statement *sql.Stmt
		if statement, err = db.Prepare(string(text)); err == nil {
			return statement
		}
	}
	log.Fatal(err)
	return nil
}

func send(w http.ResponseWriter, show *template.Template, rows []row, err error) {
	var out bytes.Buffer
	if err == nil {
		err = show.Execute(&out, page{rows})
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(out.Len()))
	w.Write(out.Bytes())
}

// main SOCKET TEMPLATES QUERIES
func main() {
	db, err := sql.Open("postgres", "binary_parameters=yes")
	if err != nil {
		log.Fatal(err)
	}
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	list := template.Must(template.ParseFiles(os.Args[2] + "/list.html"))
	article := template.Must(template.ParseFiles(os.Args[2] + "/article.html"))
	newest := prepare(db, os.Args[3]+"/edition_list.sql")
	one := prepare(db, os.Args[3]+"/article_show.sql")
	http.HandleFunc("/bg/news/", func(w http.ResponseWriter, r *http.Request) {
		slug := strings.Trim(r.URL.Path[len("/bg/news/"):], "/")
		if slug != "" {
			rows, err := read(one, "bg", slug)
			send(w, article, rows, err)
			return
		}
		rows, err := read(newest, "bg")
		if len(rows) > 20 {
			rows = rows[:20]
		}
		send(w, list, rows, err)
	})
	socket, err := net.Listen("unix", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	os.Chmod(os.Args[1], 0660)
	log.Fatal(http.Serve(socket, nil))
}
